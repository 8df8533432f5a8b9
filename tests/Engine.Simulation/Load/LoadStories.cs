using System.Globalization;
using Engine.App.Demo;
using Engine.Simulation.Kill;

namespace Engine.Simulation.Load;

/// <summary>The history of a <see cref="LoadPlan"/>, told piece by piece so that only the facts stay in memory.</summary>
internal sealed class LoadStories(LoadPlan plan, Fate fate)
{
    private const int InvoicesOfOne = 500;
    private const int RepeatPercent = 10;
    private const int Disorder = 20;

    /// <summary>Stories of which each is whole in itself.</summary>
    public IEnumerable<DemoStory> Tell()
    {
        for (var first = 0; first < plan.Invoices; first += InvoicesOfOne)
        {
            var story = new DemoStory(string.Create(CultureInfo.InvariantCulture, $"evt_1QLoad{first:000000}x"));
            foreach (var n in Enumerable.Range(first, Math.Min(InvoicesOfOne, plan.Invoices - first)))
            {
                ManyInvoices.Tell(story, n, plan.IsWholeStory);
            }

            yield return story;
        }
    }

    /// <summary>What is posted of a story, in order of posting.</summary>
    public IEnumerable<DemoDelivery> Deliveries(DemoStory story) => plan.IsWholeStory
        ? story.Deliveries
            .SelectMany((delivery, n) => Enumerable.Repeat((delivery, n), fate.Between(1, 100, $"again {delivery.EventId}") <= RepeatPercent ? 2 : 1))
            .Select((sent, copy) => (sent.delivery, At: sent.n + fate.Between(0, Disorder, $"late {sent.delivery.EventId} {copy}")))
            .OrderBy(sent => sent.At)
            .Select(sent => sent.delivery)
        : story.Deliveries;
}
