namespace Engine.Core.Sources;

/// <summary>What a source answered to a change.</summary>
public abstract record ChangeAnswer
{
    private ChangeAnswer()
    {
    }

    public sealed record Done : ChangeAnswer;

    /// <summary>Nothing is certain, or asking again can help: the same key makes that safe.</summary>
    public sealed record Later(string Reason) : ChangeAnswer;

    /// <summary>Asking again does not help before somebody changed something.</summary>
    public sealed record Refused(string Reason) : ChangeAnswer;
}
