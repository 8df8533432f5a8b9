using System.Collections.Immutable;

namespace Engine.Runtime.NetSuite;

/// <summary>Counts what was sent to one account, since the start: the account's concurrency is the scarce thing.</summary>
internal sealed class CallCounters
{
    private readonly long[] counts = new long[Enum.GetValues<CallKind>().Length];

    public void Count(CallKind kind) => Interlocked.Increment(ref counts[(int)kind]);

    public ImmutableSortedDictionary<CallKind, long> Read() =>
        Enum.GetValues<CallKind>().ToImmutableSortedDictionary(kind => kind, kind => Interlocked.Read(ref counts[(int)kind]));
}
