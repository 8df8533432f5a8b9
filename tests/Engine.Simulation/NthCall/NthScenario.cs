using System.Collections.Immutable;
using Engine.App.Demo;
using Engine.Core.Configuration;
using Engine.Simulation.Kill;

namespace Engine.Simulation.NthCall;

/// <summary>A short history in the order in which it is delivered.</summary>
/// <param name="Name">As the command line takes it.</param>
/// <param name="IsBatch">Creates travel as batches, and time has to pass for them to be gathered.</param>
internal sealed record NthScenario(string Name, Story Story, bool IsBatch = false)
{
    // As many as a batch is made for, and some more.
    private const int InvoicesOfABatch = 22;

    public static ImmutableArray<NthScenario> All { get; } = [PaidInvoice(), RefundBeforeCharge(), Update(), Batch()];

    public ClientConfig ClientFrom(IReadOnlyDictionary<string, ClientConfig> clients)
    {
        var client = clients[Story.Client];
        return IsBatch ? client with { NetSuite = client.NetSuite! with { BatchWrites = true } } : client;
    }

    // Only the last of its events comes: it has to bring about customer, invoice and payment.
    private static NthScenario PaidInvoice() => new("paid-invoice", Paid(1));

    private static NthScenario RefundBeforeCharge()
    {
        var chapter = Chapters.All.First(chapter => chapter.Deliveries.Any(IsRefund));
        ImmutableArray<DemoDelivery> early = [.. chapter.Deliveries.Where(IsRefund), .. chapter.Deliveries.Where(delivery => !IsRefund(delivery))];
        return new("refund-before-charge", new Story("acme", early, chapter.Books));
    }

    private static NthScenario Update() => new("update", Enumerable.Range(0, 1000)
        .Select(seed => RevisedDocuments.Tell(new Fate(seed)))
        .First(story => story.Deliveries.Length == 3 && story.Books.Length == 2));

    private static NthScenario Batch() => new("batch", Paid(InvoicesOfABatch), IsBatch: true);

    private static Story Paid(int invoices)
    {
        var told = ManyInvoices.Tell(3 * invoices);
        return new("acme", [.. told.Deliveries.Where(delivery => delivery.EventType == "invoice.paid")], ExpectedBooks.From(told.Facts));
    }

    private static bool IsRefund(DemoDelivery delivery) => delivery.EventType.Contains("refund", StringComparison.Ordinal);
}
