using System.Text.Json.Nodes;
using Engine.Runtime.Storage;

namespace Engine.Tests.App.Service;

/// <summary>The real program, a file of a bank in a folder, and an account with open invoices: what is applied, and that a death on the way applies nothing twice.</summary>
public sealed class BankFileTests
{
    private const string Receipts = "tests/specs/bank/ach/receipts.ach";

    private const int Events = 9;

    [Theory]
    [InlineData(null)]
    [InlineData("after-match:1")]
    [InlineData("after-plan:1")]
    [InlineData("after-send:1")]
    [InlineData("before-outcome:1")]
    public async Task A_file_of_a_bank_ends_as_applied_cash_once(string? crashAt)
    {
        await using var world = await ServiceWorld.CreateAsync();
        await BankWorld.WriteAsync(world, "payers.csv", "1470000001,501,Contoso,true,", "1360000042,502,Northwind,true,");
        await BankWorld.WriteAsync(world, "deduction-codes.csv", "04,6170,Returned goods,true,", "discount,6160,Cash discount,true,");
        await world.StartAsync(crashAt);
        await world.SeedAsync(BankWorld.Seed);

        BankWorld.Drop(world, "ach", Receipts);
        if (crashAt is not null)
        {
            await world.WaitForExitAsync();
            Assert.NotEqual(0, world.Process.ExitCode);
            await world.StartAsync();
        }

        var events = await BankWorld.UntilAsync(world, Events);

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
        await world.SeedAsync(BankWorld.Seed);
        BankWorld.Drop(world, "ach", Receipts);
        Assert.DoesNotContain(await BankWorld.UntilAsync(world, Events), one => one.State == EventState.Completed);
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

    [Fact]
    public async Task What_was_flagged_is_listed_until_somebody_says_what_they_found()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await BankWorld.WriteAsync(world, "payers.csv", "1470000001,501,Contoso,true,", "1360000042,502,Northwind,true,");
        await BankWorld.WriteAsync(world, "deduction-codes.csv", "04,6170,Returned goods,true,", "discount,6160,Cash discount,true,");
        await world.StartAsync();
        await world.SeedAsync(BankWorld.Seed);
        BankWorld.Drop(world, "ach", Receipts);
        await BankWorld.UntilAsync(world, Events);

        var (exit, listed) = await world.CommandAsync("match", "flagged", "--client", "acme");
        Assert.Equal(0, exit);
        Assert.Contains("  by deductions", listed, StringComparison.Ordinal);
        Assert.Contains("    25.00 of INV-10057 was kept back with code 04, and booked to account 6170.", listed, StringComparison.Ordinal);
        Assert.Contains("1 payment; say what you found with engine match looked-at P", listed, StringComparison.Ordinal);

        var id = listed.Split(' ')[0];
        Assert.Contains("has looked at it", (await world.CommandAsync("match", "looked-at", id, "--why", "Goods came back on the 12th")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is flagged", (await world.CommandAsync("match", "flagged", "--client", "acme")).Output, StringComparison.Ordinal);
        Assert.Contains(": Goods came back on the 12th", (await world.CommandAsync("match", "flagged", "--client", "acme", "--all", "--from", "2026-01-01")).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await world.CommandAsync("match", "looked-at", "P999999", "--why", "none")).Exit);
        Assert.Equal(2, (await world.CommandAsync("match", "flagged", "--from", "2026-01-01")).Exit);
    }
}
