using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>What came of an order to the desk.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer()
    {
    }

    /// <param name="Item">Its number.</param>
    /// <param name="Says">What was done or, in a dry run, would be done: one sentence each.</param>
    public sealed record Done(long Item, ImmutableArray<string> Says) : DeskAnswer
    {
        /// <summary>How what is wanted now differs from before; empty when nothing can be compared.</summary>
        public ImmutableArray<Difference> Differences { get; init; } = [];

        /// <summary>The plan that a retry would come to, as JSON; only in a dry run.</summary>
        public ReadOnlyMemory<byte>? Plan { get; init; }
    }

    /// <param name="Code">One of <see cref="ExceptionQueueCodes"/>.</param>
    public sealed record Refused(DiagnosticCode Code, string Message) : DeskAnswer
    {
        public ImmutableArray<Difference> Differences { get; init; } = [];
    }
}
