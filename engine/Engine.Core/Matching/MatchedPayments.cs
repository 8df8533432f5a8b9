using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>Matches payments, and keeps with each decision the documents that it speaks of.</summary>
public static class MatchedPayments
{
    /// <param name="rules">The tiers.</param>
    /// <param name="indexes">What is open.</param>
    /// <param name="payments">In their order.</param>
    /// <param name="client">Whose they are.</param>
    /// <param name="seenAt">When NetSuite last said what is open.</param>
    /// <param name="remaining">By id, what is open where it is not what was indexed.</param>
    public static ImmutableArray<MatchedPayment> Match(
        MatchRuleSet rules,
        MatchIndexes indexes,
        ImmutableArray<MatchPayment> payments,
        Configuration.ClientConfig client,
        DateTimeOffset seenAt,
        IReadOnlyDictionary<string, decimal> remaining)
    {
        var result = MatchRun.Match(rules, indexes, payments, MatchSettings.Of(client), remaining);
        return [.. result.Decisions.Select((decision, at) => Of(new MatchedPayment(rules.Name, client.Revision, seenAt, payments[at], decision), indexes, remaining))];
    }

    private static MatchedPayment Of(MatchedPayment bare, MatchIndexes indexes, IReadOnlyDictionary<string, decimal> remaining)
    {
        var decision = bare.Decision;
        ImmutableArray<OpenInvoice> documents =
        [
            .. decision.Applied.Select(one => one.Invoice).Concat(decision.Candidates).Concat(decision.Near.Select(miss => miss.Invoice)).Distinct()
                .Select(indexes.Find).OfType<OpenInvoice>()
                .Select(document => remaining.TryGetValue(document.Id, out var open) ? document with { AmountRemaining = open } : document),
        ];
        return bare with
        {
            Documents = documents,
            Customers = [.. documents.Select(document => document.Customer).Distinct().Select(indexes.FindCustomer).OfType<OpenCustomer>()],
        };
    }
}
