using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Matching;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.CashApplication;
using Engine.Runtime.Configuration;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Simulation;
using Engine.Tests.Runtime.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.CashApplication;

/// <summary>The desk that matches payments, on a store on disk, an account that answers statements, and a clock of the test's.</summary>
internal sealed class MatchWorld : IAsyncDisposable
{
    private static readonly Lazy<ClientConfig> acme = new(() => new Snapshots(Repository.Root, NullLogger<Snapshots>.Instance).Reload().Snapshot!.Clients["acme"]);

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, OpenEvent> events = [];

    public MatchWorld()
    {
        Store = Stores.Open(folder);
        Desk = NewDesk();
    }

    public IStore Store { get; }

    public ClientConfig Client => acme.Value;

    public OpenAccount Account { get; init; } = new();

    public ManualTime Clock { get; } = new(Deliveries.Noon);

    public MatchDesk Desk { get; private set; }

    public RemainderCheck Remainders => new(Desk, Store.Matches, Store.Exceptions, Clock);

    /// <summary>The engine starts again: nothing is left but what is on disk.</summary>
    public void Restart() => Desk = NewDesk();

    public static MatchPayment Payment(string id, decimal amount, params string[] references) =>
        new(id, amount, "USD", new DateOnly(2026, 1, 15)) { Customer = "501", References = [.. references] };

    public async Task<MatchAnswer> AskAsync(MatchPayment payment)
    {
        var open = await OpenAsync(payment.Id);
        var stored = new JournaledEvent(open.Id, "acme", "bank", payment.Id, default, Clock.GetUtcNow(), 1, 0, null, null, []);
        var source = new SourceEvent("bank", payment.Id, "payment.received", Clock.GetUtcNow(), null, Value.Of(new ValueObject()));
        var work = new EventWork(open, stored, source, acme.Value, Account, CancellationToken.None);
        return await Desk.AskAsync(work, Account, new MatchQuestion("matched", "cash", payment), CancellationToken.None);
    }

    public async Task<MatchedPayment> MatchAsync(MatchPayment payment) => Assert.IsType<MatchAnswer.Decided>(await AskAsync(payment)).Match;

    /// <summary>The event has a plan that will be carried out.</summary>
    public Task PlanAsync(string id)
    {
        var plan = new Plan { EventId = id, EventType = "payment.received", Client = "acme", Revision = "r", Verdict = PlanVerdict.Write };
        return Store.Journal.RecordPlanAsync(events[id].Id, plan, PlanJson.ToBytes(plan), Clock.GetUtcNow());
    }

    /// <summary>The event has a plan with one step, a payment whose lines name documents; carried out where <paramref name="isDone"/>.</summary>
    public async Task WriteAsync(string id, StepAction action, bool isDone, params (long Document, decimal? Amount)[] lines)
    {
        var open = await OpenAsync(id);
        var key = new RecordKey("customerPayment", $"bank_{id}");
        var content = new RecordContent([], [new SublistContent("apply", [.. lines.Select(Line)])]);
        var plan = new Plan
        {
            EventId = id,
            EventType = "payment.received",
            Client = "acme",
            Revision = "r",
            Verdict = PlanVerdict.Write,
            Steps = [new PlanStep(new WantedRecord("payment", key, WriteMode.CreateIfAbsent, content), action, action == StepAction.Create ? null : "91", content, [], null)],
        };
        await Store.Journal.RecordPlanAsync(open.Id, plan, PlanJson.ToBytes(plan), Clock.GetUtcNow());
        if (isDone)
        {
            await Store.Journal.RecordDoneAsync(new StepPoint(open.Id, 0), new RecordWritten("acme", key, "91", action, null, "r", null, Clock.GetUtcNow()), null);
            await CompleteAsync(id);
        }
    }

    public Task EndAsync(string id, Ending ending) => Store.Journal.EndAsync(events[id].Id, ending, null, ReadOnlyMemory<byte>.Empty, Clock.GetUtcNow());

    public Task CompleteAsync(string id) => EndAsync(id, new Ending.Completed([]));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Dispose();
    }

    private static LineContent Line((long Document, decimal? Amount) line)
    {
        FieldContent[] fields = [new("doc", Value.Of(line.Document.ToString(CultureInfo.InvariantCulture))), new("apply", Value.Of(line.Amount is not null))];
        return new LineContent([.. fields, .. line.Amount is { } amount ? [new FieldContent("amount", Value.Of(amount))] : Array.Empty<FieldContent>()]);
    }

    private async Task<OpenEvent> OpenAsync(string id)
    {
        if (!events.TryGetValue(id, out var open))
        {
            events.Add(id, open = Assert.IsType<Acceptance.New>(await Store.Inbox.AcceptAsync(Deliveries.Of(id, lane: id))).Event);
            await Store.Journal.TakeUpAsync(open.Id);
        }

        return open;
    }

    private MatchDesk NewDesk() => new(Store.Matches, new OpenItemMirror(Store.OpenItems, Clock, NullLogger<OpenItemMirror>.Instance), new NoCrashPoints(), Clock);
}
