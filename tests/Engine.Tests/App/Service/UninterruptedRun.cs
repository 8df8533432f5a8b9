using System.Collections.Immutable;
using Engine.App.Demo;
using Engine.Runtime.Storage;

namespace Engine.Tests.App.Service;

/// <summary>What the same deliveries come to when nothing goes wrong: a customer, an invoice and its payment.</summary>
public sealed class UninterruptedRun : IAsyncLifetime
{
    /// <summary>The first chapter of the demo: from the new customer to the paid invoice.</summary>
    internal static ImmutableArray<DemoDelivery> Deliveries { get; } =
        [.. DemoHistory.Acme.Deliveries.TakeWhile(delivery => delivery.Expected != DemoOutcome.Repeated)];

    public ImmutableArray<string> Books { get; private set; }

    public ImmutableSortedDictionary<string, EventState> States { get; private set; } = ImmutableSortedDictionary<string, EventState>.Empty;

    public async Task InitializeAsync()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        foreach (var delivery in Deliveries)
        {
            Assert.True(await world.PostAsync(delivery));
        }

        var events = await world.UntilQuietAsync();
        States = events.ToImmutableSortedDictionary(summary => summary.Id, summary => summary.State);
        Books = await world.BooksAsync();
        Assert.Equal(Deliveries.Length, events.Length);
        Assert.Contains(EventState.Completed, States.Values);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
