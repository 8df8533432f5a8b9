using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>A matched payment as expressions see it; members as in <see cref="MatchedPaymentShape"/>.</summary>
internal static class MatchedPaymentValue
{
    public static Value Of(MatchedPayment matched)
    {
        var (decision, currency) = (matched.Decision, matched.Payment.Currency);
        var documents = matched.Documents.ToDictionary(document => document.Id, StringComparer.Ordinal);
        var applied = decision.Applied.Where(one => documents.ContainsKey(one.Invoice)).Select(one => documents[one.Invoice]).ToList();
        return Value.Of(new ValueObject(
            ("outcome", Value.Of(MatchDecisionJson.Camel(decision.Outcome))),
            ("isApplied", Value.Of(decision.IsApplied)),
            ("isFlagged", Value.Of(decision.Outcome == MatchOutcome.Flagged)),
            ("isTie", Value.Of(decision.IsTie)),
            ("tier", Value.Of(decision.Tier)),
            ("reason", Value.Of(decision.Reason)),
            ("explanation", Value.Of(MatchExplanation.Of(matched))),
            ("rules", Value.Of(matched.Rules)),
            ("customer", Value.Of(Common(applied, document => document.Customer))),
            ("arAccount", Value.Of(Common(applied, document => document.ArAccount))),
            ("subsidiary", Value.Of(Common(applied, document => document.Subsidiary))),
            ("unapplied", Value.Amount(decision.Unapplied, currency)),
            ("onAccount", Value.Amount(decision.OnAccount, currency)),
            ("applied", List(decision.Applied.Where(one => documents.ContainsKey(one.Invoice)), one => new ValueObject(
            [
                .. Members(documents[one.Invoice], matched.Customers),
                ("amount", Value.Amount(one.Amount, currency)),
                ("before", Value.Amount(one.Before, currency)),
                ("remaining", Value.Amount(one.Remaining, currency)),
            ]))),
            ("differences", List(decision.Differences.Where(one => documents.ContainsKey(one.Invoice)), one => new ValueObject(
                ("invoice", Value.Of(one.Invoice)),
                ("internalId", Value.Of(documents[one.Invoice].InternalId)),
                ("amount", Value.Amount(one.Amount, currency)),
                ("account", Value.Of(one.Account)),
                ("code", Value.Of(one.Code))))),
            ("candidates", List(
                decision.IsApplied ? [] : matched.Documents.Where(document => decision.Candidates.Contains(document.Id) || decision.Near.Any(miss => miss.Invoice == document.Id)),
                document => new ValueObject([.. Members(document, matched.Customers)])))));
    }

    private static (string, Value)[] Members(OpenInvoice document, ImmutableArray<OpenCustomer> customers) =>
    [
        ("id", Value.Of(document.Id)),
        ("internalId", Value.Of(document.InternalId)),
        ("kind", Value.Of(document.Kind)),
        ("number", Value.Of(document.Number)),
        ("customer", Value.Of(document.Customer)),
        ("customerName", Value.Of(customers.FirstOrDefault(customer => customer.Id == document.Customer)?.Name)),
        ("amountRemaining", Value.Amount(document.AmountRemaining, document.Currency)),
    ];

    private static string? Common(List<OpenInvoice> documents, Func<OpenInvoice, string?> member) =>
        documents.Select(member).Distinct().ToList() is [var only] ? only : null;

    private static Value List<T>(IEnumerable<T> items, Func<T, ValueObject> make) => Value.Of((IReadOnlyList<Value>)[.. items.Select(item => Value.Of(make(item)))]);
}
