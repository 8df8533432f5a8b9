using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Core.Periods;
using Engine.Runtime.Configuration;
using Engine.Runtime.Storage;

namespace Engine.Tests.Runtime.Reconcile;

/// <summary>acme with closed periods, against a sandbox that has them: what NetSuite would refuse is stopped, moved or held before it is sent.</summary>
public sealed class ClosedPeriodTests
{
    [Theory]
    [InlineData(ClosedPeriodPolicy.Block, EventState.Raised, "MAP260")]
    [InlineData(ClosedPeriodPolicy.Queue, EventState.Waiting, "accountingPeriod Jan 2026")]
    [InlineData(ClosedPeriodPolicy.NextOpenDay, EventState.Completed, "2026-02-01 ACME-0013 via Stripe (in_1QAcme0013) Original transaction date: 2026-01-20")]
    public async Task An_invoice_of_a_closed_month_goes_as_the_client_wants_it(ClosedPeriodPolicy policy, EventState state, string expected)
    {
        var client = ConfigurationLoader.Load(Repository.Root).Snapshot!.Clients["acme"] with
        {
            ClosedPeriods = new Dictionary<string, ClosedPeriodPolicy> { ["invoice"] = policy, ["customerPayment"] = policy }.ToFrozenDictionary(),
        };
        await using var stage = await DemoStage.StartAsync(client, default);
        using var http = new HttpClient { BaseAddress = stage.NetSuite };
        using var seeded = await http.PostAsJsonAsync("/sandbox/seed", new
        {
            records = new
            {
                accountingPeriod = new object[]
                {
                    new { id = 901, periodName = "Jan 2026", startDate = "2026-01-01", endDate = "2026-01-31", closed = true },
                    new { id = 902, periodName = "Feb 2026", startDate = "2026-02-01", endDate = "2026-02-28" },
                },
            },
        });
        Assert.True(seeded.IsSuccessStatusCode, await seeded.Content.ReadAsStringAsync());
        var delivery = DemoHistory.Acme.Deliveries.First(delivery => delivery.EventType == "invoice.paid" && JsonNode.Parse(delivery.Body)!["data"]!["object"]!["id"]!.GetValue<string>() == "in_1QAcme0013");

        await stage.SendAsync(delivery, default);
        var report = await UntilAsync(stage, delivery.EventId, state);

        var told = state switch
        {
            EventState.Raised => report.Problems[0].Code,
            EventState.Waiting => Assert.Single(report.WaitsFor),
            _ => await ShownAsync(http, report.Summary.Records.Single(record => record.Key.RecordType == "invoice").InternalId),
        };
        Assert.Equal(expected, told);
    }

    private static async Task<string> ShownAsync(HttpClient http, string id)
    {
        var records = JsonNode.Parse(await http.GetStringAsync(new Uri("/sandbox/records?type=invoice", UriKind.Relative)))!["records"]!.AsArray();
        var invoice = records.Single(record => record!["id"]!.ToString() == id)!;
        return $"{invoice["tranDate"]} {invoice["memo"]}";
    }

    private static async Task<EventReport> UntilAsync(DemoStage stage, string id, EventState state)
    {
        EventReport? report = null;
        for (var n = 0; n < 500 && report?.Summary.State != state; n++)
        {
            await Task.Delay(20);
            report = (await stage.Engine.Inspection.EventAsync("acme", id)).SingleOrDefault();
        }

        Assert.True(report?.Summary.State == state, $"{report?.Summary} {string.Join(' ', report?.Problems.Select(problem => problem.Message) ?? [])}");
        return report!;
    }
}
