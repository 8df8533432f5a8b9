using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.Storage;
using Engine.Tests.App.Service;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.App.Commands;

/// <summary>What <c>engine evidence</c> prints of a journaled plan.</summary>
public sealed class EvidenceCommandTests : IDisposable
{
    private static readonly RecordKey Deposit = new("deposit", "po_1");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_accountant_gets_the_sum_the_items_and_the_records()
    {
        await BookAsync("evt_1", "created");
        await BookAsync("evt_2", "unchanged");

        var (exit, text, _) = await EngineProcess.RunAsync("evidence", "PO_1", "--data", folder.Path);

        Assert.Equal(0, exit);
        Assert.StartsWith(
            """
            Payout po_1: 96.80 USD

              kind    source  amount
              charge  ch_1    100.00
              fee              -3.20
              total            96.80

            2 items make 96.80 USD.

            Written to NetSuite:
              deposit po_1, internal id 77, created

            Event evt_1 (customer.created) of acme, decided
            """,
            text.Replace("\r", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_gets_a_line_for_each_item_and_no_formula()
    {
        await BookAsync("evt_1", "created", "=cmd()");

        var (_, csv, _) = await EngineProcess.RunAsync("evidence", "evt_1", "--data", folder.Path, "--format", "csv");

        Assert.Equal("kind,source,amount,currency\ncharge,'=cmd(),100.00,USD\nfee,,-3.20,USD\ntotal,,96.80,USD\n", csv.Replace("\r", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_gets_one_document()
    {
        await BookAsync("evt_1", "created");

        var (_, json, _) = await EngineProcess.RunAsync("evidence", "po_1", "--data", folder.Path, "--format", "json");

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        Assert.Equal((1, "96.80", "77"), (root.GetProperty("formatVersion").GetInt32(), root.GetProperty("total").GetString(), root.GetProperty("records")[0].GetProperty("internalId").GetString()));
        Assert.Equal(("ch_1", "100.00"), (root.GetProperty("items")[0].GetProperty("source").GetString(), root.GetProperty("items")[0].GetProperty("amount").GetString()));
    }

    [Fact]
    public async Task What_is_not_on_file_is_said()
    {
        await BookAsync("evt_1", "created", evidence: false);

        var nothing = await EngineProcess.RunAsync("evidence", "po_1", "--data", folder.Path);
        var unknown = await EngineProcess.RunAsync("evidence", "po_2", "--data", folder.Path);

        Assert.Equal((1, 1), (nothing.ExitCode, unknown.ExitCode));
        Assert.Contains("Nothing is on file about po_1: the mapping of customer.created puts nothing on file.", nothing.Error, StringComparison.Ordinal);
        Assert.Contains("No event and no record of a journaled plan is named po_2", unknown.Error, StringComparison.Ordinal);
    }

    private async Task BookAsync(string eventId, string result, string source = "ch_1", bool evidence = true)
    {
        await using var store = Stores.Open(folder);
        var id = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of(eventId))).Event.Id;
        await store.Journal.TakeUpAsync(id);
        var plan = new Plan
        {
            EventId = eventId,
            EventType = "invoice.paid",
            Client = "acme",
            Revision = "rev",
            Verdict = PlanVerdict.Write,
            Mapping = "stripe-payout",
            Steps = [new PlanStep(new WantedRecord("deposit", Deposit, WriteMode.Upsert, RecordContent.Empty), StepAction.Create, null, RecordContent.Empty, [], null)],
            Evidence = !evidence ? null : new Evidence("Payout po_1", 96.80m, "USD",
            [
                new EvidenceItem(100.00m, [new("kind", "charge"), new("source", source)]),
                new EvidenceItem(-3.20m, [new("kind", "fee")]),
            ]),
        };
        await store.Journal.RecordPlanAsync(id, plan, PlanJson.ToBytes(plan), Deliveries.Noon);
        await store.Journal.EndAsync(id, new Ending.Completed([new OutcomeRecord(Deposit, "77", result)]), null, ReadOnlyMemory<byte>.Empty, Deliveries.Noon);
    }
}
