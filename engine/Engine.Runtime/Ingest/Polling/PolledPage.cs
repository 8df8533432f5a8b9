using System.Collections.Immutable;

namespace Engine.Runtime.Ingest.Polling;

/// <summary>What a source answered.</summary>
public abstract record PolledPage
{
    private PolledPage()
    {
    }

    /// <param name="Envelopes">At most 1000, one for each event, as the source's webhook would send it.</param>
    /// <param name="Cursor">Where the next page begins; kept together with the events.</param>
    /// <param name="IsLast">There is nothing after it at present.</param>
    public sealed record Events(ImmutableArray<ReadOnlyMemory<byte>> Envelopes, string Cursor, bool IsLast) : PolledPage;

    /// <summary>No answer, or none that can be used: the cursor stays.</summary>
    /// <param name="Reason">For whoever runs the engine.</param>
    public sealed record Failed(string Reason) : PolledPage;
}
