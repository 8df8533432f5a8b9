using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Matching;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.CashApplication;

/// <summary>
/// Matches payments. Those that wait at the same moment are matched together, in the order in which they came, one pass at a time for a client. What is decided is
/// held until its event has ended and NetSuite shows it, so that no two payments take the same open amount. Reasons: engine/decisions/0042.
/// </summary>
internal sealed class MatchDesk(IMatches matches, OpenItemMirror mirror, ICrashPoints crash, TimeProvider clock) : IMatching
{
    /// <summary>How often what is open may turn out to be otherwise in one pass.</summary>
    private const int MostRounds = 3;

    /// <summary>What was read since then is not asked for again for a payment that nothing fits.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(5);

    /// <summary>After so long NetSuite's reads show every write.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Desk> desks = new(StringComparer.Ordinal);

    public async Task<MatchAnswer> AskAsync(EventWork work, INetSuite netSuite, MatchQuestion question, CancellationToken cancel)
    {
        var desk = DeskOf(work.Client);
        var waiting = new WaitingPayment(work.Stored.Id, work.Client, question, cancel);
        desk.Waiting.Enqueue(waiting);
        await desk.InTurn(() => waiting.Answer.IsCompleted ? Task.CompletedTask : PassAsync(desk, work.Client, netSuite, cancel), cancel);
        return await waiting.Answer;
    }

    /// <summary>The answer as it would be now; nothing is held or kept of it.</summary>
    public async Task<MatchAnswer> TryAsync(ClientConfig client, long number, INetSuite netSuite, MatchQuestion question, CancellationToken cancel)
    {
        var desk = DeskOf(client);
        var waiting = new WaitingPayment(number, client, question, cancel);
        await desk.InTurn(() => AnswerAsync(desk, client, netSuite, [waiting], keeps: false, cancel), cancel);
        return await waiting.Answer;
    }

    /// <summary>Brings what is open up to date, between two passes.</summary>
    /// <exception cref="RunStoppedException">NetSuite gave no answer.</exception>
    public Task RefreshAsync(ClientConfig client, INetSuite netSuite, RunTally tally, CancellationToken cancel) =>
        DeskOf(client).InTurn(() => mirror.RefreshAsync(client, netSuite, tally, cancel), cancel);

    /// <summary>Looks at documents between two passes.</summary>
    /// <returns>What is open on each now, by the id it is known by.</returns>
    /// <exception cref="RunStoppedException">NetSuite gave no answer.</exception>
    public async Task<IReadOnlyDictionary<string, decimal>> LookAsync(ClientConfig client, INetSuite netSuite, IReadOnlyCollection<OpenInvoice> documents, CancellationToken cancel)
    {
        var open = new Dictionary<string, decimal>(StringComparer.Ordinal);
        await DeskOf(client).InTurn(
            async () =>
            {
                var (book, _) = await mirror.BookAsync(client, netSuite, cancel);
                await mirror.LookAgainAsync(client, netSuite, book, documents, cancel);
                foreach (var document in documents)
                {
                    open[document.Id] = book.RemainingOf(document.Id) ?? 0;
                }
            },
            cancel);
        return open;
    }

    private Desk DeskOf(ClientConfig client) => desks.GetOrAdd(client.Name, _ => new Desk());

    private async Task PassAsync(Desk desk, ClientConfig client, INetSuite netSuite, CancellationToken cancel)
    {
        var payments = new List<WaitingPayment>();
        while (desk.Waiting.TryDequeue(out var next))
        {
            // Who gave up asks again, and must hold nothing until then.
            if (!next.Cancel.IsCancellationRequested)
            {
                payments.Add(next);
            }
        }

        try
        {
            await AnswerAsync(desk, client, netSuite, [.. payments.OrderBy(payment => payment.Event)], keeps: true, cancel);
        }
        catch (Exception failure)
        {
            // Storage is gone, or the service stops: each event is put back by its own turn, as after any fault.
            payments.ForEach(payment => payment.Fail(failure));
            throw;
        }
    }

    private async Task AnswerAsync(Desk desk, ClientConfig client, INetSuite netSuite, ImmutableArray<WaitingPayment> payments, bool keeps, CancellationToken cancel)
    {
        try
        {
            var (book, seenAt) = await mirror.BookAsync(client, netSuite, cancel);
            var held = await HeldAsync(desk, client, netSuite, book, payments, cancel);
            for (var round = 0; round < MostRounds; round++)
            {
                var decided = Decide(book, seenAt, payments, held);
                if (decided.Any(one => one is { Decision.IsApplied: false }) && clock.GetUtcNow() - seenAt > Recent)
                {
                    // What a payment is for may have been made a moment ago; a person is only asked when it was looked for.
                    await mirror.ReadAsync(client, netSuite, cancel);
                    (book, seenAt) = await mirror.BookAsync(client, netSuite, cancel);
                    decided = Decide(book, seenAt, payments, held);
                }

                var applied = decided.OfType<MatchedPayment>().SelectMany(one => one.Touched).ToList();
                if (!await mirror.LookAgainAsync(client, netSuite, book, applied, cancel))
                {
                    await GiveAsync(desk, client, payments, decided, keeps);
                    return;
                }
            }

            Give(payments, "What is open changes while it is looked at.");
        }
        catch (RunStoppedException stopped)
        {
            Give(payments, $"What is open in NetSuite is not known: {stopped.Message}");
        }
    }

    /// <summary>What other events hold. Events that ended let go of it once NetSuite shows what they wrote.</summary>
    private async Task<ImmutableArray<MatchedPayment>> HeldAsync(
        Desk desk, ClientConfig client, INetSuite netSuite, OpenBook book, ImmutableArray<WaitingPayment> payments, CancellationToken cancel)
    {
        var asking = payments.Select(payment => payment.Event).ToHashSet();
        var all = (await matches.HeldAsync(client.Name)).Where(held => !asking.Contains(held.Event)).ToList();
        var written = all.Where(held => held.State == EventState.Completed).ToList();
        await mirror.LookAgainAsync(client, netSuite, book, [.. written.SelectMany(held => held.Matched.Touched)], cancel);
        var over = all.Where(held => held.State switch
        {
            EventState.Completed => Reservations.IsShown(book, held.Matched) || clock.GetUtcNow() - held.SettledAt > Lag,
            EventState.Raised or EventState.Ignored => true,

            // After a restart: what was decided and not planned is decided anew.
            _ => !held.HasPlan && !desk.Answered.ContainsKey(held.Event),
        }).ToList();
        await matches.ReleaseAsync([.. over.Select(held => held.Event)]);
        over.ForEach(held => desk.Answered.TryRemove(held.Event, out _));
        return [.. all.Except(over).Select(held => held.Matched)];
    }

    // Null where it depends on whether what others hold is shown already.
    private static ImmutableArray<MatchedPayment?> Decide(OpenBook book, DateTimeOffset seenAt, ImmutableArray<WaitingPayment> payments, ImmutableArray<MatchedPayment> held)
    {
        var without = Match(book, seenAt, payments, book.Remaining);
        if (held.IsEmpty)
        {
            return [.. without];
        }

        var with = Match(book, seenAt, payments, Reservations.Apply(book, held));
        return [.. with.Zip(without, (one, other) => IsSame(one.Decision, other.Decision) ? one : null)];
    }

    private static List<MatchedPayment> Match(OpenBook book, DateTimeOffset seenAt, ImmutableArray<WaitingPayment> payments, IReadOnlyDictionary<string, decimal> remaining)
    {
        var matched = new MatchedPayment[payments.Length];
        var taken = remaining;
        foreach (var group in payments.Select((payment, at) => (payment, at)).GroupBy(one => (one.payment.Question.Rules, one.payment.Client.Revision)))
        {
            var own = group.ToList();
            var client = own[0].payment.Client;
            var answers = MatchedPayments.Match(client.MatchRules[group.Key.Rules], book.Indexes, [.. own.Select(one => one.payment.Question.Payment)], client, seenAt, taken);
            taken = Taken(taken, answers);
            for (var i = 0; i < own.Count; i++)
            {
                matched[own[i].at] = answers[i];
            }
        }

        return [.. matched];
    }

    private static Dictionary<string, decimal> Taken(IReadOnlyDictionary<string, decimal> before, ImmutableArray<MatchedPayment> answers)
    {
        var taken = new Dictionary<string, decimal>(before, StringComparer.Ordinal);
        foreach (var one in answers.SelectMany(answer => answer.Decision.Applied))
        {
            taken[one.Invoice] = one.Remaining;
        }

        return taken;
    }

    private static bool IsSame(MatchDecision one, MatchDecision other) =>
        one.Outcome == other.Outcome && one.Tier == other.Tier && one.Applied.SequenceEqual(other.Applied) && one.Differences.SequenceEqual(other.Differences)
        && one.Candidates.SequenceEqual(other.Candidates);

    private async Task GiveAsync(Desk desk, ClientConfig client, ImmutableArray<WaitingPayment> payments, ImmutableArray<MatchedPayment?> decided, bool keeps)
    {
        if (keeps)
        {
            await matches.KeepAsync(client.Name, [.. payments.Zip(decided).Where(one => one.Second is not null).Select(one => new NewMatch(one.First.Event, one.Second!))], clock.GetUtcNow());
            crash.Pass(CrashPoint.AfterMatch);
        }

        for (var i = 0; i < payments.Length; i++)
        {
            if (keeps && decided[i] is { Decision.IsApplied: true })
            {
                desk.Answered[payments[i].Event] = true;
            }

            payments[i].Give(decided[i] is { } matched
                ? new MatchAnswer.Decided(matched)
                : new MatchAnswer.Unknown("Another payment that may be for the same invoices is being booked."));
        }
    }

    private static void Give(ImmutableArray<WaitingPayment> payments, string reason)
    {
        foreach (var payment in payments)
        {
            payment.Give(new MatchAnswer.Unknown(reason));
        }
    }

    private sealed class Desk
    {
        private SemaphoreSlim Turn { get; } = new(1, 1);

        public ConcurrentQueue<WaitingPayment> Waiting { get; } = [];

        /// <summary>Events that were answered since the start, and may be about to be planned.</summary>
        public ConcurrentDictionary<long, bool> Answered { get; } = [];

        public async Task InTurn(Func<Task> work, CancellationToken cancel)
        {
            await Turn.WaitAsync(cancel);
            try
            {
                await work();
            }
            finally
            {
                Turn.Release();
            }
        }
    }
}
