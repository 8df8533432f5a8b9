namespace Engine.Core.Expressions.Binding;

/// <summary>How much of a path may be missing in a field without a failure.</summary>
internal enum Leniency
{
    /// <summary>Nothing.</summary>
    Strict,

    /// <summary>The last step: what stands before <c>?.</c>.</summary>
    LastStep,

    /// <summary>Any step: what stands before <c>??</c>, next to <c>== null</c>, in <c>np(…)</c>.</summary>
    WholePath,
}
