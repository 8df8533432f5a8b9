using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Sources;

/// <summary>What came of taking a delivery apart.</summary>
public abstract record Unpacking
{
    private Unpacking()
    {
    }

    /// <param name="Bodies">One envelope for each event.</param>
    /// <param name="IsBatch">The sender sent a list, so it is told of each.</param>
    public sealed record Envelopes(ImmutableArray<ReadOnlyMemory<byte>> Bodies, bool IsBatch) : Unpacking;

    /// <summary>The sender is told so; nothing of it is kept.</summary>
    public sealed record Rejected(DiagnosticCode Code, string Message) : Unpacking;
}
