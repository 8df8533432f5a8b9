namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>What came of a mutant. The first that holds is its verdict.</summary>
internal enum Verdict
{
    /// <summary>Lint has findings.</summary>
    Reported,

    /// <summary>The file holds the same values in the same order, so nothing that is made of it can differ.</summary>
    SameContent,

    /// <summary>A sound configuration that says something else; a shipped spec fails on it.</summary>
    FailsSpec,

    /// <summary>A client without connections, which is sound as long as it is only tested; the demo, which CI plays, refuses to start with it.</summary>
    RefusedByDemo,

    /// <summary>
    /// The file says something else, and the engine does exactly the same: the same settings, events, crosswalks, and the same plan, byte for byte, for
    /// every event of the demo and of the specs, apart from names of records that nothing refers to.
    /// </summary>
    SamePlans,

    /// <summary>The engine does something else, and nobody notices.</summary>
    Silent,
}
