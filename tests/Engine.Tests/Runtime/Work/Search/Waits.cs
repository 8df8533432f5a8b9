namespace Engine.Tests.Runtime.Work.Search;

/// <summary>How the engine waits after an answer was lost.</summary>
public enum Waits
{
    /// <summary>As it is set up: a create until the client gave it up, an update until nothing can land any more.</summary>
    AsBuilt,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>Everything until nothing can land any more.</summary>
    Horizon,
}
