using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Tests.Sandbox;

public sealed class SandboxStateTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task A_saved_account_goes_on_where_it_was()
    {
        await using var first = await SandboxAccount.StartAsync();
        await first.SeedAsync("""
            {"closedThrough":"2025-12-31","switches":{"overApplicationStatus":422},
             "customFields":[{"record":"invoice","name":"custbody_stripe_id"}],"mandatory":[{"record":"invoice","name":"memo","label":"Memo"}],
             "records":{"account":[{"id":"122","subsidiary":{"items":[{"id":"1"}]}}]}}
            """);
        var customer = await first.CustomerAsync(extra: ""","addressBook":{"items":[{"label":"Home","addressBookAddress":{"city":"Bern"}}]}""");
        var invoice = await first.InvoiceAsync(customer, 100, ""","memo":"a","custbody_stripe_id":"in_9","externalId":"in_9" """);
        await first.PayAsync(customer, 40, (invoice, 40));

        await using var second = await SandboxAccount.StartAsync();
        var loaded = await second.SendAsync(HttpMethod.Put, "/sandbox/state", (await first.InspectAsync("state")).ToJsonString());

        Assert.Equal(HttpStatusCode.NoContent, loaded.Status);
        foreach (var view in new[] { "records", "ledger", "switches", "state" })
        {
            Assert.Equal((await first.InspectAsync(view)).ToJsonString(), (await second.InspectAsync(view)).ToJsonString());
        }

        Assert.Equal((int.Parse(invoice) + 2).ToString(), (await second.PayAsync(customer, 60, (invoice, 60))).Id);
        (await second.PostAsync("invoice", $$"""{"entity":"{{customer}}","item":{"items":[{"item":"201","amount":1}]} }"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Memo");
    }

    [Theory]
    [InlineData("$.formatVersion", "2", "formatVersion")]
    [InlineData("$.records[?(@.type=='invoice')].appliedByOthers", "39", "used by others")]
    [InlineData("$.records[?(@.type=='invoice')].type", "\"nonsense\"", "nonsense")]
    public async Task A_state_that_does_not_hold_together_is_refused_and_changes_nothing(string path, string value, string detail)
    {
        await using var sandbox = await SandboxAccount.StartAsync();
        var customer = await sandbox.CustomerAsync();
        await sandbox.PayAsync(customer, 40, (await sandbox.InvoiceAsync(customer, 100), 40));
        var state = await sandbox.InspectAsync("state");
        var edited = state.DeepClone();
        var member = path.Split('.')[^1];
        var holder = path.Contains("records") ? edited["records"]!.AsArray().Single(record => (string?)record!["type"] == "invoice")! : edited;
        holder[member] = JsonNode.Parse(value);

        (await sandbox.SendAsync(HttpMethod.Put, "/sandbox/state", edited.ToJsonString())).AssertRefused(HttpStatusCode.BadRequest, "INVALID_STATE", detail);

        Assert.Equal(state.ToJsonString(), (await sandbox.InspectAsync("state")).ToJsonString());
    }

    [Fact]
    public async Task A_state_file_is_written_at_the_end_and_loaded_at_the_start()
    {
        string customer;
        await using (var first = await SandboxAccount.StartAsync(options => options with { StateFile = file }))
        {
            customer = await first.CustomerAsync();
        }

        await using var second = await SandboxAccount.StartAsync(options => options with { StateFile = file });

        Assert.Equal("cus_1", (string?)(await second.WholeAsync("customer", customer))["externalId"]);
    }

    [Fact]
    public async Task A_seed_may_be_yaml()
    {
        await File.WriteAllTextAsync(file, """
            # A company of its own.
            receivableAccount: "9"
            records:
              currency:
                - { id: "7", name: Krone, symbol: NOK, exchangeRate: 0.09 }
              subsidiary:
                - id: "1"
                  name: Oslo
                  currency: { id: "7" }
              account:
                - { id: "9", acctName: "1500", acctType: AcctRec, isInactive: false }
            """);
        await using var own = await SandboxAccount.StartAsync(options => options with { SeedFile = file });

        Assert.Equal("0.09", (await own.GetAsync("currency/7")).Body!["exchangeRate"]!.ToJsonString());
        Assert.Equal("1500", (string?)(await own.GetAsync("account/9")).Body!["acctName"]);
        using var more = new StringContent("records:\n  department:\n    - { id: '4', name: Ops }\n", Encoding.UTF8, "application/yaml");
        Assert.Equal(HttpStatusCode.NoContent, (await own.Http.PostAsync("/sandbox/seed", more)).StatusCode);
        Assert.Equal("Ops", (string?)(await own.GetAsync("department/4")).Body!["name"]);
    }

    [Fact]
    public async Task A_seed_may_hold_a_history_beside_the_accounts_it_posts_to()
    {
        await File.WriteAllTextAsync(file, """
            closedThrough: "2026-01-31"
            receivableAccount: "9"
            undepositedFundsAccount: "8"
            records:
              currency: [{ id: "1", name: US Dollar, symbol: USD }]
              subsidiary: [{ id: "1", name: HQ, currency: { id: "1" } }]
              account:
                - { id: "9", acctName: Receivables, acctType: AcctRec }
                - { id: "8", acctName: Undeposited, acctType: OthCurrAsset }
                - { id: "7", acctName: Sales, acctType: Income }
              serviceSaleItem: [{ id: "5", itemId: Plan, incomeAccount: "7" }]
              customer: [{ id: "100", companyName: Oak, subsidiary: "1" }]
              invoice: [{ id: "200", entity: "100", tranDate: "2026-01-05", item: { items: [{ item: "5", amount: 99.5 }] } }]
              customerPayment: [{ id: "201", customer: "100", payment: 40, apply: { items: [{ doc: "200", amount: 40 }] } }]
            """);

        await using var own = await SandboxAccount.StartAsync(options => options with { SeedFile = file });

        Assert.Equal("7 -99.5, 8 40, 9 59.5", await own.BalancesAsync());
    }

    [Theory]
    [InlineData("a: [1", "While parsing")]
    [InlineData("- 1", "object")]
    [InlineData("a: &x 1\nb: *x", "Anchors")]
    [InlineData("records: {}\nrecords: {}", "twice")]
    [InlineData("", "")]
    public async Task A_seed_that_is_not_yaml_of_an_object_stops_the_start(string text, string detail)
    {
        await File.WriteAllTextAsync(file, text);

        var problem = await Assert.ThrowsAsync<ArgumentException>(() => SandboxAccount.StartAsync(options => options with { SeedFile = file }));

        Assert.Contains(detail, problem.Message, StringComparison.Ordinal);
    }
}
