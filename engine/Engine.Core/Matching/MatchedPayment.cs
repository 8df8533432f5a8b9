using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>A payment that was matched, with everything the decision went by: what a look-up of Kind match answers, and what is kept of it.</summary>
/// <param name="Rules">The rule set.</param>
/// <param name="Revision">The revision of the client's configuration that it stood in.</param>
/// <param name="SeenAt">When NetSuite last said what is open.</param>
/// <param name="Payment">As the mapping told it.</param>
/// <param name="Decision">What the tiers say.</param>
public sealed record MatchedPayment(string Rules, string Revision, DateTimeOffset SeenAt, MatchPayment Payment, MatchDecision Decision)
{
    /// <summary>The documents that the decision speaks of, applied, candidates and near misses, as they were open then.</summary>
    public ImmutableArray<OpenInvoice> Documents { get; init; } = [];

    /// <summary>Those among them that the payment is applied to.</summary>
    public IEnumerable<OpenInvoice> Touched => Documents.Where(document => Decision.Applied.Any(one => one.Invoice == document.Id));

    /// <summary>Whose they are.</summary>
    public ImmutableArray<OpenCustomer> Customers { get; init; } = [];
}
