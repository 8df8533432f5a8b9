using System.Text.Json.Nodes;
using Engine.App.Demo;
using Engine.Runtime.Storage;
using Engine.Tests.Support;

namespace Engine.Tests.App.Service;

/// <summary>The real program is killed between the write to NetSuite and what goes back to Stripe: exactly one change comes of it.</summary>
public sealed class WriteBackKillTests
{
    [Theory]
    [InlineData("after-done:2")]
    [InlineData("after-write-back-intent:1")]
    [InlineData("after-write-back-send:1")]
    [InlineData("after-write-back-send:2")]
    public async Task A_death_between_the_two_systems_ends_in_exactly_one_change(string crashAt)
    {
        await using var world = await ServiceWorld.CreateAsync();
        var file = Path.Combine(world.Root, "mappings", "acme", "client.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace(
            "    apiKey: \"env:ACME_STRIPE_API_KEY\"", "    apiKey: \"env:ACME_STRIPE_API_KEY\"\n    writeBack: true", StringComparison.Ordinal));
        var delivery = UninterruptedRun.Deliveries.First(delivery => delivery.EventType == "invoice.finalized");
        var id = (string)JsonNode.Parse(delivery.Body)!["data"]!["object"]!["id"]!;

        await world.StartAsync(crashAt);
        await world.PostAsync(delivery);
        await world.WaitForExitAsync();
        Assert.NotEqual(0, world.Process.ExitCode);
        await world.StartAsync();
        var events = await world.UntilQuietAsync();

        Assert.Equal(EventState.Completed, Assert.Single(events).State);
        Assert.NotNull((string?)world.Stripe.Find("invoices", id)!["metadata"]!["netsuite_invoice_id"]);
        var changes = world.Stripe.All("events").Select(told => $"{told["type"]} {told["data"]!["object"]!["id"]}").ToList();
        Assert.Equal(changes.Distinct(), changes);
        Assert.Contains($"invoice.updated {id}", changes);
    }
}
