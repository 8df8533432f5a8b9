using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Engine.Runtime.Storage;
using Engine.Simulation;

namespace Engine.Tests.App.Service;

/// <summary>The real program, a file of a bank in a folder, and an account with open invoices: what is applied, and that a death on the way applies nothing twice.</summary>
public sealed class BankFileTests
{
    private const string Seed = """
        {
          "records": {
            "customer": [
              { "id": "501", "externalId": "cus_contoso", "companyName": "Contoso Ltd", "subsidiary": { "id": "1" } },
              { "id": "502", "externalId": "cus_northwind", "companyName": "Northwind Traders", "subsidiary": { "id": "1" } }
            ],
            "invoice": [
              { "id": "8801", "externalId": "inv_10061", "tranId": "INV-10061", "entity": { "id": "501" }, "tranDate": "2026-01-02", "account": { "id": "119" }, "item": { "items": [{ "item": { "id": "205" }, "quantity": 1, "amount": 360 }] } },
              { "id": "8802", "externalId": "inv_10042", "tranId": "INV-10042", "entity": { "id": "502" }, "tranDate": "2026-01-02", "account": { "id": "119" }, "item": { "items": [{ "item": { "id": "205" }, "quantity": 1, "amount": 1530 }] } },
              { "id": "8803", "externalId": "inv_10057", "tranId": "INV-10057", "entity": { "id": "502" }, "tranDate": "2026-01-02", "account": { "id": "119" }, "item": { "items": [{ "item": { "id": "205" }, "quantity": 1, "amount": 1000.5 }] } }
            ],
            "creditMemo": [
              { "id": "8804", "externalId": "cm_0009", "tranId": "CM-0009", "entity": { "id": "502" }, "tranDate": "2026-01-03", "account": { "id": "119" }, "item": { "items": [{ "item": { "id": "275" }, "quantity": 1, "amount": 100 }] } }
            ]
          }
        }
        """;

    private const int Events = 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(null)]
    [InlineData("after-match:1")]
    [InlineData("after-plan:1")]
    [InlineData("after-send:1")]
    [InlineData("before-outcome:1")]
    public async Task A_file_of_a_bank_ends_as_applied_cash_once(string? crashAt)
    {
        await using var world = await ServiceWorld.CreateAsync();
        await WriteAsync(world, "payers.csv", "1470000001,501,Contoso,true,", "1360000042,502,Northwind,true,");
        await WriteAsync(world, "deduction-codes.csv", "04,6170,Returned goods,true,", "discount,6160,Cash discount,true,");
        await world.StartAsync(crashAt);
        await world.SeedAsync(Seed);

        var folder = Directory.CreateDirectory(Path.Combine(world.Root, "drop", "ach"));
        File.Copy(Path.Combine(Repository.Root, "tests", "specs", "bank", "ach", "receipts.ach"), Path.Combine(folder.FullName, "receipts.ach"));
        if (crashAt is not null)
        {
            await world.WaitForExitAsync();
            Assert.NotEqual(0, world.Process.ExitCode);
            await world.StartAsync();
        }

        var events = await UntilAllAsync(world);

        // 360.00 exactly; 1,530.00 + 1,000.50 - 100.00 = 2,375.50 paid + 30.00 discount + 25.00 deducted. Whom nobody knows, a person is asked about.
        Assert.Equal(2, events.Count(one => one.State == EventState.Completed));
        Assert.Equal(
            [
                "bank_nacha-d18a9e118a8ce8d6370557d3 cus_northwind · 2026-01-15 · 2,375.50 USD · 0.00 USD open · 1,500.00 on inv_10042 · 975.50 on inv_10057",
                "bank_nacha-fb593a329a6639aeee9dd18f cus_contoso · 2026-01-15 · 360.00 USD · 0.00 USD open · 360.00 on inv_10061",
                "cm_0009 cus_northwind · 2026-01-03 · 100.00 USD · 0.00 USD open · item 275 × 1 = 100.00",
                "ded_nacha-d18a9e118a8ce8d6370557d3 cus_northwind · 2026-01-15 · 55.00 USD · 0.00 USD open · item 284 × 1 = 25.00 · item 283 × 1 = 30.00 · 25.00 on inv_10057 · 30.00 on inv_10042",
                "inv_10042 cus_northwind · 2026-01-02 · 1,530.00 USD · 0.00 USD open · item 205 × 1 = 1,530.00",
                "inv_10057 cus_northwind · 2026-01-02 · 1,000.50 USD · 0.00 USD open · item 205 × 1 = 1,000.50",
                "inv_10061 cus_contoso · 2026-01-02 · 360.00 USD · 0.00 USD open · item 205 × 1 = 360.00",
            ],
            (await world.BooksAsync()).Where(line => line.Contains("2026", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_person_says_which_invoice_a_payment_is_for_and_it_is_applied_to_it()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        await world.SeedAsync(Seed);
        var folder = Directory.CreateDirectory(Path.Combine(world.Root, "drop", "ach"));
        File.Copy(Path.Combine(Repository.Root, "tests", "specs", "bank", "ach", "receipts.ach"), Path.Combine(folder.FullName, "receipts.ach"));
        Assert.DoesNotContain(await UntilAllAsync(world), one => one.State == EventState.Completed);
        var items = JsonNode.Parse((await world.CommandAsync("exceptions", "list", "--format", "json")).Output)!["items"]!.AsArray();
        var item = (string)items.Single(one => ((string)one!["message"]!).Contains("360.00 USD of CONTOSO LTD", StringComparison.Ordinal))!["id"]!;
        Assert.Contains("Candidates: INV-10061 of Contoso Ltd, 360.00 USD open", (await world.CommandAsync("exceptions", "show", item)).Output, StringComparison.Ordinal);

        var (exit, planned) = await world.CommandAsync("exceptions", "confirm", item, "INV-10061", "--why", "Contoso's new bank", "--dry-run");
        Assert.Equal(0, exit);
        Assert.Contains("confirmed", planned, StringComparison.Ordinal);
        Assert.Equal(0, (await world.CommandAsync("exceptions", "confirm", item, "INV-10061", "--why", "Contoso's new bank")).Exit);

        Assert.Single(await world.UntilQuietAsync(), one => one.State == EventState.Completed);
        Assert.Contains("bank_nacha-fb593a329a6639aeee9dd18f cus_contoso · 2026-01-15 · 360.00 USD · 0.00 USD open · 360.00 on inv_10061", await world.BooksAsync());
        Assert.Contains("Contoso's new bank", (await world.CommandAsync("exceptions", "show", item)).Output, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(ServiceWorld world, string crosswalk, params string[] rows) =>
        await File.AppendAllLinesAsync(Path.Combine(world.Root, "mappings", "acme", "crosswalks", crosswalk), rows);

    private static async Task<ImmutableArray<EventSummary>> UntilAllAsync(ServiceWorld world)
    {
        var clock = Stopwatch.StartNew();
        while ((await world.EventsAsync()).Length < Events && clock.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return await world.UntilQuietAsync();
    }
}
