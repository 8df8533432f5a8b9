using System.Globalization;
using Engine.App.Demo;

namespace Engine.Simulation.Kill;

/// <summary>A long history of the plainest kind: a customer, its invoice, the payment, again and again.</summary>
internal static class ManyInvoices
{
    private const int EventsOfOne = 3;

    // The books' expected dates hold in New York's winter only.
    private const int MinutesOfWinter = 60 * 24 * 45;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    /// <param name="events">How many events at least.</param>
    public static DemoStory Tell(int events)
    {
        var story = new DemoStory();
        for (var n = 0; n < (events + EventsOfOne - 1) / EventsOfOne; n++)
        {
            Tell(story, n, isWhole: true);
        }

        return story;
    }

    /// <summary>The customer, the invoice and the payment of one number.</summary>
    /// <param name="isWhole">Told in three events; otherwise only the one that it was paid is sent.</param>
    public static void Tell(DemoStory story, int n, bool isWhole)
    {
        var number = n.ToString("00000", CultureInfo.InvariantCulture);
        var at = Start.AddMinutes(n % MinutesOfWinter);
        var customer = story.Book(new DemoCustomer($"cus_QMany{number}", $"Customer {number}", $"c{number}@many.example", null));
        var invoice = story.Book(new DemoInvoice(
            $"in_1QMany{number}", $"MANY-{number}", customer, "usd", at, [new DemoLine(DemoPrice.Starter, 1, 2900), new DemoLine(DemoPrice.Seat, 3, 4500)]));
        var payment = story.Book(new DemoPayment(
            $"pi_3QMany{number}", $"ch_3QMany{number}", customer, "usd", invoice.TotalMinor, at.AddMinutes(1), invoice, null));
        if (isWhole)
        {
            story.BeforeBasil.Customer("created", customer, at.AddMinutes(-1));
            story.BeforeBasil.Invoice("finalized", invoice, null, at);
        }

        story.BeforeBasil.Invoice("paid", invoice, payment, at.AddMinutes(1));
    }
}
