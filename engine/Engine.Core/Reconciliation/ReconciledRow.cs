using System.Collections.Immutable;

namespace Engine.Core.Reconciliation;

/// <summary>One object of the source beside its records in NetSuite, or a record of NetSuite that nothing at the source stands for.</summary>
/// <param name="Kind">Of the object, such as <c>charge</c>; of a record that stands alone, its type.</param>
/// <param name="Id">The object's id, or the record's external id.</param>
/// <param name="Date">By which it belongs into a period: the accounting date where one is known, else when it happened, in the client's zone.</param>
/// <param name="Amount">What the source says, in units of the currency; null when it names no amount.</param>
/// <param name="Booked">What NetSuite has of it; null when nothing.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Difference">What NetSuite has more than it should; negative for less. Null when that cannot be told; 0 where they agree.</param>
/// <param name="Why">What is wrong, in a sentence; null when nothing is.</param>
public sealed record ReconciledRow(
    string Kind,
    string Id,
    DateOnly Date,
    decimal? Amount,
    decimal? Booked,
    string? Currency,
    ReconciledState State,
    decimal? Difference,
    string? Why,
    ImmutableArray<ReconciledRecord> Records)
{
    /// <summary>The payout, or other sum, that it was settled in; null when none is known.</summary>
    public string? SettledIn { get; init; }

    /// <summary>True when taking it in would book it: what `--heal` queues.</summary>
    public bool CanHeal { get; init; }

    /// <summary>Whether this is something that the two sides disagree in.</summary>
    public bool IsDifference => State is not (ReconciledState.Agrees or ReconciledState.LeftOut);
}
