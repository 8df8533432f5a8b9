using Engine.Runtime.Storage;

namespace Engine.Tests.App.Service;

/// <summary>The real program and files of several formats, up to the books: the same money ends the same, and what comes back opens its invoice again.</summary>
public sealed class BankFormatTests
{
    private static readonly string[] paid =
    [
        "cm_0009 cus_northwind · 2026-01-03 · 100.00 USD · 100.00 USD open · item 275 × 1 = 100.00",
        "inv_10042 cus_northwind · 2026-01-02 · 1,530.00 USD · 0.00 USD open · item 205 × 1 = 1,530.00",
        "inv_10057 cus_northwind · 2026-01-02 · 1,000.50 USD · 0.00 USD open · item 205 × 1 = 1,000.50",
        "inv_10061 cus_contoso · 2026-01-02 · 360.00 USD · 0.00 USD open · item 205 × 1 = 360.00",
    ];

    [Fact]
    public async Task A_camt_053_statement_is_applied_and_a_reversal_in_the_next_opens_the_invoice_again()
    {
        await using var world = await StartAsync("camt", "camt");
        BankWorld.Drop(world, "camt", "tests/specs/cash/files/statement.xml");

        var events = await BankWorld.UntilAsync(world, 3);
        Assert.Equal(2, events.Count(one => one.State == EventState.Completed));
        Assert.Equal(
            [
                "bank_camt-950be6a29c8c16a59d536b89 cus_contoso · 2026-01-15 · 360.00 USD · 0.00 USD open · 360.00 on inv_10061",
                "bank_camt-db535fed63a5dd4a9d29635b cus_northwind · 2026-01-15 · 2,530.50 USD · 0.00 USD open · 1,530.00 on inv_10042 · 1,000.50 on inv_10057",
                .. paid,
            ],
            await BankWorld.BooksAsync(world));

        BankWorld.Drop(world, "camt", "tests/specs/cash/files/reversal.xml");
        events = await BankWorld.UntilAsync(world, 5);
        Assert.Equal(3, events.Count(one => one.State == EventState.Completed));
        Assert.Equal(
            [
                "bank_camt-950be6a29c8c16a59d536b89 cus_contoso · 2026-01-15 · 360.00 USD · 0.00 USD open",
                "inv_10061 cus_contoso · 2026-01-02 · 360.00 USD · 360.00 USD open · item 205 × 1 = 360.00",
                "ret_camt-6254fd2f967961109b14dc1e cus_contoso · 2026-01-16 · 360.00 USD · 0.00 USD open · 360.00 on bank_camt-950be6a29c8c16a59d536b89",
            ],
            await OfContosoAsync(world));
    }

    [Fact]
    public async Task A_BAI2_statement_is_applied()
    {
        await using var world = await StartAsync("bai", "bai2");

        BankWorld.Drop(world, "bai", "tests/specs/cash/files/statement.bai");
        var events = await BankWorld.UntilAsync(world, 3);

        Assert.Equal(2, events.Count(one => one.State == EventState.Completed));
        Assert.Equal(
            [
                "bank_bai2-33064659c09deb4ca01776f4 cus_northwind · 2026-01-15 · 2,530.50 USD · 0.00 USD open · 1,530.00 on inv_10042 · 1,000.50 on inv_10057",
                "bank_bai2-a7cedcbb0ffc9204eac2c735 cus_contoso · 2026-01-15 · 360.00 USD · 0.00 USD open · 360.00 on inv_10061",
                .. paid,
            ],
            await BankWorld.BooksAsync(world));
    }

    [Fact]
    public async Task A_NACHA_return_takes_the_payment_that_it_names_off_its_invoice()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await BankWorld.WriteAsync(world, "payers.csv", "1470000001,501,Contoso,true,");
        await world.StartAsync();
        await world.SeedAsync(BankWorld.Seed);
        BankWorld.Drop(world, "ach", "tests/specs/bank/ach/receipts.ach");
        await BankWorld.UntilAsync(world, 9);
        Assert.Contains("inv_10061 cus_contoso · 2026-01-02 · 360.00 USD · 0.00 USD open · item 205 × 1 = 360.00", await world.BooksAsync());

        BankWorld.Drop(world, "ach", "tests/specs/cash/files/returned.ach");
        await BankWorld.UntilAsync(world, 11);

        Assert.Equal(
            [
                "bank_nacha-fb593a329a6639aeee9dd18f cus_contoso · 2026-01-15 · 360.00 USD · 0.00 USD open",
                "inv_10061 cus_contoso · 2026-01-02 · 360.00 USD · 360.00 USD open · item 205 × 1 = 360.00",
                "ret_nacha-6f67c8fbde5a02c89e49b270 cus_contoso · 2026-01-20 · 360.00 USD · 0.00 USD open · 360.00 on bank_nacha-fb593a329a6639aeee9dd18f",
            ],
            await OfContosoAsync(world));
    }

    private static async Task<IEnumerable<string>> OfContosoAsync(ServiceWorld world) =>
        (await BankWorld.BooksAsync(world)).Where(line => line.Contains("cus_contoso", StringComparison.Ordinal));

    private static async Task<ServiceWorld> StartAsync(string source, string format)
    {
        var world = await ServiceWorld.CreateAsync();
        await BankWorld.WriteAsync(world, "payers.csv", "CUST-0501,501,Contoso,true,", "CUST-0502,502,Northwind,true,");
        await BankWorld.FeedAsync(world, source, format);
        await world.StartAsync();
        await world.SeedAsync(BankWorld.Seed);
        return world;
    }
}
