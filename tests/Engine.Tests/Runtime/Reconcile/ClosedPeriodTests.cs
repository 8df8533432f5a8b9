using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Text;
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
        await CloseJanuaryAsync(http);
        var delivery = Delivery("invoice.paid");

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

    [Theory]
    [InlineData(ClosedPeriodPolicy.Queue, EventState.Waiting, null, EventState.Completed, "2026-02-01 ACME-0013 via Stripe (in_1QAcme0013) Original transaction date: 2026-01-20")]
    [InlineData(ClosedPeriodPolicy.Block, EventState.Raised, "2026-02-10", EventState.Completed, "2026-02-10 ACME-0013 via Stripe (in_1QAcme0013) Original transaction date: 2026-01-20")]
    [InlineData(null, EventState.Raised, null, EventState.Completed, "2026-02-01 ACME-0013 via Stripe (in_1QAcme0013) Original transaction date: 2026-01-20")]
    [InlineData(ClosedPeriodPolicy.Block, EventState.Raised, "2026-01-25", EventState.Raised, "invoice in_1QAcme0013 is dated 2026-01-20, and was released for 2026-01-25: Jan 2026 is closed in NetSuite.")]
    public async Task A_person_has_an_event_of_a_closed_month_booked_all_the_same(ClosedPeriodPolicy? policy, EventState before, string? on, EventState after, string expected)
    {
        var policies = policy is { } one ? new Dictionary<string, ClosedPeriodPolicy> { ["invoice"] = one } : [];
        var client = ConfigurationLoader.Load(Repository.Root).Snapshot!.Clients["acme"] with { ClosedPeriods = policies.ToFrozenDictionary() };
        await using var stage = await DemoStage.StartAsync(client, default);
        using var http = new HttpClient { BaseAddress = stage.NetSuite };
        await CloseJanuaryAsync(http);
        var delivery = Delivery("invoice.paid");
        await stage.SendAsync(delivery, default);
        await UntilAsync(stage, delivery.EventId, before);

        var path = before == EventState.Waiting ? $"api/exceptions/waiting/acme/{delivery.EventId}/release" : "api/exceptions/X1/release";
        using var api = new HttpClient { BaseAddress = stage.Engine.Address, DefaultRequestHeaders = { Authorization = new("Bearer", stage.Engine.Key.Key.Reveal()) } };
        Assert.Equal("RUN304", (await PostAsync(api, path, new { on }))["code"]!.GetValue<string>());
        var dry = await PostAsync(api, path, new { on, why = "the audit is over", dryRun = true });
        Assert.Contains(after == EventState.Completed ? "It would write: " : "It would be raised again: MAP260", dry["says"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, (await stage.Engine.Inspection.EventAsync("acme", delivery.EventId)).Single().Summary.State);

        Assert.Equal("X1", (await PostAsync(api, path, new { on, why = "the audit is over" }))["id"]!.GetValue<string>());
        var report = after == EventState.Raised ? await RaisedAgainAsync(api, stage, delivery.EventId) : await UntilAsync(stage, delivery.EventId, after);

        Assert.Contains(expected, after == EventState.Raised
            ? report.Problems.Select(problem => problem.Message)
            : [await ShownAsync(http, report.Summary.Records.Single(record => record.Key.RecordType == "invoice").InternalId)]);
        var history = JsonNode.Parse(await api.GetStringAsync(new Uri("api/exceptions/X1", UriKind.Relative)))!["history"]!.AsArray();
        Assert.Contains(history, entry => (string?)entry!["what"] == "release" && (string?)entry["why"] == "the audit is over");
        if (after != EventState.Completed)
        {
            return;
        }

        // Whatever tells of the invoice later leaves it where it is.
        var later = delivery with { EventId = "evt_later", Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(delivery.Body).Replace(delivery.EventId, "evt_later", StringComparison.Ordinal)) };
        await stage.SendAsync(later, default);
        await UntilAsync(stage, later.EventId, EventState.Completed);
        Assert.Equal(expected, await ShownAsync(http, report.Summary.Records.Single(record => record.Key.RecordType == "invoice").InternalId));
    }

    private static DemoDelivery Delivery(string type) => DemoHistory.Acme.Deliveries.First(delivery =>
        delivery.EventType == type && JsonNode.Parse(delivery.Body)!["data"]!["object"]!["id"]!.GetValue<string>() == "in_1QAcme0013");

    private static async Task<JsonNode> PostAsync(HttpClient api, string path, object order)
    {
        using var answer = await api.PostAsJsonAsync(new Uri(path, UriKind.Relative), order);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static async Task<EventReport> RaisedAgainAsync(HttpClient api, DemoStage stage, string id)
    {
        for (var n = 0; n < 500; n++)
        {
            var history = JsonNode.Parse(await api.GetStringAsync(new Uri("api/exceptions/X1", UriKind.Relative)))!["history"]!.AsArray();
            if (history.Count(entry => (string?)entry!["what"] == "raised") == 2)
            {
                break;
            }

            await Task.Delay(20);
        }

        return await UntilAsync(stage, id, EventState.Raised);
    }

    private static async Task CloseJanuaryAsync(HttpClient http)
    {
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
