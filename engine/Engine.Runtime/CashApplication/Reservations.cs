using Engine.Core.Matching;

namespace Engine.Runtime.CashApplication;

/// <summary>What payments that are being booked take off what NetSuite shows.</summary>
internal static class Reservations
{
    /// <summary>What is open besides, by id.</summary>
    public static Dictionary<string, decimal> Apply(OpenBook book, IEnumerable<MatchedPayment> held)
    {
        var remaining = new Dictionary<string, decimal>(book.Remaining, StringComparer.Ordinal);
        foreach (var one in held.SelectMany(matched => matched.Decision.Applied))
        {
            if ((remaining.TryGetValue(one.Invoice, out var known) ? known : book.RemainingOf(one.Invoice)) is { } open)
            {
                remaining[one.Invoice] = Less(open, one.Before - one.Remaining);
            }
        }

        return remaining;
    }

    /// <summary>Whether NetSuite shows all that a payment took.</summary>
    public static bool IsShown(OpenBook book, MatchedPayment matched) =>
        matched.Decision.Applied.All(one => Math.Abs(book.RemainingOf(one.Invoice) ?? 0) <= Math.Abs(one.Remaining));

    // Never beyond nothing: part of it may be shown already.
    private static decimal Less(decimal open, decimal taken) => open >= 0 ? Math.Max(0, open - taken) : Math.Min(0, open - taken);
}
