using System.Collections.Immutable;
using System.Diagnostics;
using Engine.Runtime.Storage;
using Engine.Simulation;

namespace Engine.Tests.App.Service;

/// <summary>Files of banks for the real program, and an account with the open invoices that they pay.</summary>
internal static class BankWorld
{
    public const string Seed = """
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

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Adds rows to a crosswalk of the client.</summary>
    public static async Task WriteAsync(ServiceWorld world, string crosswalk, params string[] rows) =>
        await File.AppendAllLinesAsync(Path.Combine(world.Root, "mappings", "acme", "crosswalks", crosswalk), rows);

    /// <summary>Adds a feed to the client, before the service starts.</summary>
    public static async Task FeedAsync(ServiceWorld world, string source, string format)
    {
        var file = Path.Combine(world.Root, "mappings", "acme", "client.yaml");
        var feed = $$"""
              {{source}}:
                folder: drop/{{source}}
                events: bank
                file: { format: {{format}}, bank: { accounts: [{ number: "*6789", name: Operating account, account: "1", subsidiary: "1", receivables: "119" }], references: { invoice: ['INV-\d{4,}'], customer: ['CUST-\d{4}'] } } }
            """;
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("\nsources:\n", $"\nsources:\n{feed}\n", StringComparison.Ordinal));
    }

    /// <summary>A file comes into a feed's folder, whole at once, as from senders that finish it elsewhere.</summary>
    public static void Drop(ServiceWorld world, string source, string file)
    {
        var folder = Directory.CreateDirectory(Path.Combine(world.Root, "drop", source));
        var copy = Path.Combine(world.Root, Path.GetFileName(file));
        File.Copy(Repository.PathOf(file), copy);
        File.Move(copy, Path.Combine(folder.FullName, Path.GetFileName(file)));
    }

    /// <summary>All events, once there are so many and nothing is at work.</summary>
    public static async Task<ImmutableArray<EventSummary>> UntilAsync(ServiceWorld world, int events)
    {
        var clock = Stopwatch.StartNew();
        while ((await world.EventsAsync()).Length < events && clock.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        return await world.UntilQuietAsync();
    }

    /// <summary>The books without what the account brings along.</summary>
    public static async Task<IEnumerable<string>> BooksAsync(ServiceWorld world) =>
        (await world.BooksAsync()).Where(line => line.Contains("2026", StringComparison.Ordinal));
}
