using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Matching;
using Engine.Core.Model;
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

    public OpenAccount Account { get; init; } = new();

    public ManualTime Clock { get; } = new(Deliveries.Noon);

    public MatchDesk Desk { get; private set; }

    /// <summary>The engine starts again: nothing is left but what is on disk.</summary>
    public void Restart() => Desk = NewDesk();

    public static MatchPayment Payment(string id, decimal amount, params string[] references) =>
        new(id, amount, "USD", new DateOnly(2026, 1, 15)) { Customer = "501", References = [.. references] };

    public async Task<MatchAnswer> AskAsync(MatchPayment payment)
    {
        if (!events.TryGetValue(payment.Id, out var open))
        {
            events.Add(payment.Id, open = Assert.IsType<Acceptance.New>(await Store.Inbox.AcceptAsync(Deliveries.Of(payment.Id))).Event);
            await Store.Journal.TakeUpAsync(open.Id);
        }

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

    public Task EndAsync(string id, Ending ending) => Store.Journal.EndAsync(events[id].Id, ending, null, ReadOnlyMemory<byte>.Empty, Clock.GetUtcNow());

    public Task CompleteAsync(string id) => EndAsync(id, new Ending.Completed([]));

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Dispose();
    }

    private MatchDesk NewDesk() => new(Store.Matches, new OpenItemMirror(Store.OpenItems, Clock, NullLogger<OpenItemMirror>.Instance), new NoCrashPoints(), Clock);
}
