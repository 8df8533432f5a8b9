using System.Globalization;
using Engine.App.Demo;

namespace Engine.Simulation.Kill;

/// <summary>A long history of the plainest kind: a customer, its invoice, the payment, again and again.</summary>
internal static class ManyInvoices
{
    private const int EventsOfOne = 3;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    /// <param name="events">How many events at least.</param>
    public static DemoStory Tell(int events)
    {
        var story = new DemoStory();
        for (var n = 0; n < (events + EventsOfOne - 1) / EventsOfOne; n++)
        {
            Tell(story, n.ToString("00000", CultureInfo.InvariantCulture), Start.AddMinutes(n));
        }

        return story;
    }

    private static void Tell(DemoStory story, string number, DateTimeOffset at)
    {
        var customer = story.Book(new DemoCustomer($"cus_QMany{number}", $"Customer {number}", $"c{number}@many.example", null));
        var invoice = story.Book(new DemoInvoice(
            $"in_1QMany{number}", $"MANY-{number}", customer, "usd", at, [new DemoLine(DemoPrice.Starter, 1, 2900), new DemoLine(DemoPrice.Seat, 3, 4500)]));
        var payment = story.Book(new DemoPayment(
            $"pi_3QMany{number}", $"ch_3QMany{number}", customer, "usd", invoice.TotalMinor, at.AddMinutes(1), invoice, null));
        story.BeforeBasil.Customer("created", customer, at.AddMinutes(-1));
        story.BeforeBasil.Invoice("finalized", invoice, null, at);
        story.BeforeBasil.Invoice("paid", invoice, payment, at.AddMinutes(1));
    }
}
