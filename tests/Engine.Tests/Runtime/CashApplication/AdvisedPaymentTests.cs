using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Sources;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Files;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using Engine.Runtime.Storage;
using Engine.Simulation;
using Engine.Tests.Core.Sources.Bank;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.CashApplication;

/// <summary>A receipt in the worker of the service, by the configuration of the demo's client.</summary>
public sealed class AdvisedPaymentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_receipt_waits_for_its_advice_and_goes_on_when_it_is_there()
    {
        await using var store = Stores.Open(folder);
        var acme = ConfigurationLoader.Load(Repository.Root).Snapshot!.Clients["acme"] with { Advices = new AdvicePolicy(5, TimeSpan.FromHours(24)) };
        var (receipt, advice) = (Bare(First("ach", "receipts.ach", BankEvents.PaymentReceived)), First("x12", "remittance.edi", BankEvents.RemittanceReceived));
        await AcceptAsync(store, receipt);
        await using var engine = await RunningEngine.StartAsync(
            store, new ScriptedNetSuite(), clock, snapshot: new Snapshot("rev", new[] { acme }.ToFrozenDictionary(client => client.Name)));

        await UntilAsync(describe: async () => $"{await FindAsync(store, receipt)} {string.Join('\n', engine.Log.Entries)}", holds: async () => (await FindAsync(store, receipt)).Reason?.StartsWith("Waits for its remittance advice, until 2026-01-16 12:00 UTC", StringComparison.Ordinal) == true);
        var number = (await FindAsync(store, receipt)).Number;
        Assert.Null(await store.Advices.OfAsync(number));

        await AcceptAsync(store, advice);
        clock.Advance(TimeSpan.FromMinutes(16));
        await UntilAsync(describe: async () => $"{await FindAsync(store, receipt)} {string.Join('\n', engine.Log.Entries)}", holds: async () => (await store.Advices.OfAsync(number))?.By == "NW260115001");
        await UntilAsync(async () => (await FindAsync(store, receipt)).Reason?.Contains("advice", StringComparison.Ordinal) != true);
    }

    private static async Task AcceptAsync(IStore store, SourceEvent source) =>
        Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(new Delivery("acme", source, ValueJson.Bytes(source.Payload), source.Id, Deliveries.Noon)));

    private static async Task<EventSummary> FindAsync(IStore store, SourceEvent source) => Assert.Single(await store.Inspection.EventAsync("acme", source.Id)).Summary;

    // The worker runs on real threads; only its clock is ours.
    private static async Task UntilAsync(Func<Task<bool>> holds, Func<Task<string>>? describe = null)
    {
        for (var round = 0; round < 1000 && !await holds(); round++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        Assert.True(await holds(), describe is null ? "" : await describe());
    }

    private static SourceEvent First(string feed, string file, string type) =>
        BankFeeds.Read(feed, BankFeeds.Bytes(feed, file)).OfType<FileEvent.Row>().Select(row => row.Reading.Event).First(one => one.Type == type);

    // A receipt that says nothing of what it is for but its trace.
    private static SourceEvent Bare(SourceEvent source)
    {
        var content = source.Payload.Member("data");
        var references = content.Member("references").AsList().Where(one => !ReferenceKinds.IsDocument(one.Member("kind").AsText())).ToList();
        return source with { Payload = With(source.Payload, "data", With(With(content, "references", Value.Of(references)), "remittance", With(content.Member("remittance"), "lines", Value.Of((IReadOnlyList<Value>)[])))) };
    }

    private static Value With(Value whole, string name, Value member) =>
        Value.Of(new ValueObject([.. whole.AsObject().Members.Select(one => (one.Key, one.Key == name ? member : one.Value))]));
}
