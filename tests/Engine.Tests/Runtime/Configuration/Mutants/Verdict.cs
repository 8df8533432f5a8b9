namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>What came of a mutant.</summary>
internal enum Verdict
{
    /// <summary>Lint has findings.</summary>
    Reported,

    /// <summary>Lint has none, and the engine does exactly what it did before.</summary>
    Equivalent,

    /// <summary>Lint has none, since it is a sound configuration that says something else; a shipped spec fails on it.</summary>
    FailsSpecs,

    /// <summary>
    /// Lint has none, since a part that may be left out is left out, or another literal stands where a literal may stand; no shipped spec covers the part.
    /// </summary>
    SaysElse,

    /// <summary>A mistake of form, and nobody notices.</summary>
    Silent,
}
