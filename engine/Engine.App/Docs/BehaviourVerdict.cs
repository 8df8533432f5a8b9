namespace Engine.App.Docs;

/// <summary>What becomes of a row.</summary>
internal enum BehaviourVerdict
{
    /// <summary>Nothing names it.</summary>
    Open,

    Reached,

    Differs,

    LeftOut,
}
