namespace Engine.Runtime.Scripts;

/// <summary>Kinds of trouble with a script.</summary>
internal enum ScriptTroubleKind
{
    /// <summary>The text is not ES5.</summary>
    Syntax,

    /// <summary>It threw.</summary>
    Threw,

    /// <summary>It used up what one call may: statements, depth, time of one regular expression.</summary>
    Limit,

    /// <summary>It used up the process's memory.</summary>
    Memory,

    /// <summary>It was killed, since it did not answer in time.</summary>
    TimedOut,

    /// <summary>It brought its process down.</summary>
    Died,

    /// <summary>It gave something that is no JSON, or a number with decimals.</summary>
    Result,
}
