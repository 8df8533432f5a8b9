using System.Globalization;

namespace Engine.Core.Matching;

/// <summary>Tells in an accountant's words why a payment went where it did, or what a person has to choose from.</summary>
public static class MatchExplanation
{
    private const int MostShown = 5;

    public static string Of(MatchedPayment matched)
    {
        var (decision, payment) = (matched.Decision, matched.Payment);
        var paid = $"{Shown(payment.Amount)} {payment.Currency}{(payment.PayerName is { } name ? $" of {name}" : "")}";
        return decision.IsApplied
            ? $"{paid}: applied by \"{decision.Tier}\"{(decision.Reason is { } why ? $" ({why})" : "")}."
            : $"{paid}: {decision.Reason ?? NothingFits(payment)}{Candidates(matched)}{Near(matched)}";
    }

    private static string NothingFits(MatchPayment payment) => payment.References.IsEmpty
        ? "it names no document, and no open invoice fits it."
        : $"it names {string.Join(", ", payment.References.Take(MostShown))}{More(payment.References.Length)}, and no open invoice of such a name fits it.";

    private static string Candidates(MatchedPayment matched) => matched.Decision.Candidates.IsEmpty
        ? ""
        : $" Candidates: {string.Join("; ", matched.Decision.Candidates.Take(MostShown).Select(id => Document(matched, id)))}{More(matched.Decision.Candidates.Length)}.";

    private static string Near(MatchedPayment matched) => !matched.Decision.Candidates.IsEmpty || matched.Decision.Near.IsEmpty
        ? ""
        : $" Nearest: {string.Join("; ", matched.Decision.Near.Take(MostShown).Select(miss => $"{Document(matched, miss.Invoice)}, {miss.Why}"))}";

    private static string More(int count) => count > MostShown ? $"; and {count - MostShown} more" : "";

    private static string Document(MatchedPayment matched, string id)
    {
        var document = matched.Documents.FirstOrDefault(document => document.Id == id);
        if (document is null)
        {
            return id;
        }

        var owner = matched.Customers.FirstOrDefault(customer => customer.Id == document.Customer)?.Name;
        return $"{id}{(owner is null ? "" : $" of {owner}")}, {Shown(document.AmountRemaining)} {document.Currency} open{(document.DueDate is { } due ? $", due {due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}";
    }

    private static string Shown(decimal amount) => amount.ToString("#,##0.00##", CultureInfo.InvariantCulture);
}
