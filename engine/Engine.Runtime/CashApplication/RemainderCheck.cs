using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Matching;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;

namespace Engine.Runtime.CashApplication;

/// <summary>
/// Compares what remains on documents with what the payments that we applied left, once for each payment, on the first look that must show the write. What other
/// writes of ours changed meanwhile is not ours to wonder about; all else is told to a person, one item for a document. Reasons: engine/decisions/0042.
/// </summary>
internal sealed class RemainderCheck(MatchDesk desk, IMatches matches, IExceptions items, TimeProvider clock)
{
    private const int MostPayments = 100;
    private const int MostItems = 200;

    /// <summary>A later look would show what others did to the document in the course of business.</summary>
    private static readonly TimeSpan Timely = TimeSpan.FromDays(1);

    /// <exception cref="RunStoppedException">NetSuite gave no answer; all is compared the next time.</exception>
    public async Task CheckAsync(ClientConfig client, INetSuite netSuite, CancellationToken cancel)
    {
        var written = await matches.WrittenAsync(client.Name, clock.GetUtcNow() - MatchDesk.Lag, MostPayments);
        var open = await OpenAsync(client.Name);
        if (written.IsEmpty && open.Count == 0)
        {
            return;
        }

        var documents = written.SelectMany(payment => payment.Matched.Touched).Concat(open.Values.Select(one => one.Document)).DistinctBy(document => document.Id).ToList();
        var shown = await desk.LookAsync(client, netSuite, documents, cancel);
        foreach (var agreed in open.Values.Where(one => shown[one.Document.Id] == one.Expected))
        {
            await KeepAsync(client, agreed, shown[agreed.Document.Id]);
        }

        var compared = ImmutableArray.CreateBuilder<long>();
        foreach (var payment in written)
        {
            cancel.ThrowIfCancellationRequested();
            if (await IsComparedAsync(client, payment, open, shown))
            {
                compared.Add(payment.Event);
            }
        }

        await matches.ComparedAsync(compared.ToImmutable());
    }

    /// <summary>Whether it need not be looked at again.</summary>
    private async Task<bool> IsComparedAsync(ClientConfig client, WrittenMatch payment, Dictionary<string, Remainder> open, IReadOnlyDictionary<string, decimal> shown)
    {
        if (payment.Plan is null || clock.GetUtcNow() - payment.SettledAt > Timely)
        {
            return true;
        }

        var isCompared = true;
        foreach (var left in Left(payment))
        {
            var agrees = shown[left.Document.Id] == left.Expected;
            var standing = agrees ? OthersStanding.None : await OthersAsync(client, payment, left.Document);
            isCompared &= standing != OthersStanding.AtWork;
            if (standing == OthersStanding.None && (!agrees || open.ContainsKey(left.EventId)))
            {
                await KeepAsync(client, left, shown[left.Document.Id]);
            }
        }

        return isCompared;
    }

    // Only what was created for it: a mapping may ask what a payment is for and book something else, and a payment that was there already is of an earlier decision.
    private static IEnumerable<Remainder> Left(WrittenMatch payment)
    {
        foreach (var document in payment.Matched.Touched)
        {
            var own = payment.Matched.Decision.Applied.Where(one => one.Invoice == document.Id).ToList();
            var steps = PlanReach.To(payment.Plan!, document.Kind, document.InternalId!).ToList();
            if (steps.Count > 0 && steps.All(step => step.Action == StepAction.Create))
            {
                yield return new Remainder(payment.EventId, document, own[0].Before, own[^1].Remaining);
            }
        }
    }

    // Asked after the look, so that nothing the look may show is missed.
    private async Task<OthersStanding> OthersAsync(ClientConfig client, WrittenMatch payment, OpenInvoice document)
    {
        var others = (await matches.OtherPlansAsync(client.Name, payment.Event, document, payment.DecidedAt - MatchDesk.Lag))
            .Where(other => other.IsOfIt || PlanReach.To(other.Plan, document.Kind, document.InternalId!).Any()).ToList();
        return others.Any(other => other.EndedAt is null || clock.GetUtcNow() - other.EndedAt <= MatchDesk.Lag) ? OthersStanding.AtWork

            // What a payment that was matched before takes was counted when this one was.
            : others.Any(other => other.MatchedAt is not { } matchedAt || matchedAt >= payment.DecidedAt) ? OthersStanding.Done
            : OthersStanding.None;
    }

    private Task KeepAsync(ClientConfig client, Remainder left, decimal shown) => items.KeepAsync(OwnFinding.Of(
        client.Name, OwnFinding.Books, OwnFinding.BooksDiffer, left.EventId, CashCodes.RemainderDiffers.Id, shown == left.Expected ? null : left.Told(shown), left.Data(shown), clock.GetUtcNow()));

    /// <summary>What items that are open expect, by event id.</summary>
    private async Task<Dictionary<string, Remainder>> OpenAsync(string client)
    {
        var open = new Dictionary<string, Remainder>(StringComparer.Ordinal);
        foreach (var item in await items.ListAsync(new ItemFilter(client, Code: CashCodes.RemainderDiffers.Id, Limit: MostItems)))
        {
            if (await items.ItemAsync(item.Number) is { } report && Remainder.Read(report.Body) is { } left)
            {
                open[left.EventId] = left;
            }
        }

        return open;
    }

    /// <summary>What other writes of ours do to a document.</summary>
    private enum OthersStanding
    {
        None,

        /// <summary>What remains may change any moment, or NetSuite may not show it yet.</summary>
        AtWork,

        /// <summary>Something else was written since, so what should remain is not known any more.</summary>
        Done,
    }
}
