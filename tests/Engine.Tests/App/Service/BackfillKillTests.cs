using System.Diagnostics;
using System.Text.Json.Nodes;
using Engine.Sandbox.Stripe;
using Engine.Simulation;
using Engine.Tests.Support;

namespace Engine.Tests.App.Service;

/// <summary>The real program is killed with <c>kill -9</c> in the middle of a backfill; the same command goes on where it was.</summary>
public sealed class BackfillKillTests
{
    private const int Invoices = 700;
    private const string Command = "backfill";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_killed_backfill_goes_on_with_the_same_command_and_a_third_one_finds_nothing()
    {
        var today = TimeProvider.System.GetUtcNow();
        await using var world = await ServiceWorld.CreateAsync();
        for (var n = 0; n < Invoices; n++)
        {
            var at = today.AddDays(-45).AddMinutes(-30 * n);
            world.Stripe.Put("invoices", StripeRecords.Invoice(StripeRecords.Name("in_", n), StripeRecords.Name("cus_", n), at, 100));
        }

        // The newest are listed last; within their span Stripe does not come past the first hundred.
        world.Stripe.Add(new StripeFault.Slow(Patience * 2) { Target = $"starting_after={StripeRecords.Name("in_", 99)}" });
        await world.StartAsync();
        string[] order =
        [
            Command, "--client", "acme", "--from", Day(today.AddDays(-60)), "--to", Day(today.AddDays(-40)), "--types", "invoice.paid", "--yes", "--why", "moving in",
            "--root", world.Root, "--data", world.Data, "--format", "json",
        ];

        var killed = EngineProcess.RunAsync(order);
        var clock = Stopwatch.StartNew();
        while ((await world.EventsAsync()).Length < 150 && clock.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        await world.KillAsync();
        var before = (await world.EventsAsync()).Length;
        Assert.InRange(before, 150, Invoices - 1);
        Assert.NotEqual(0, (await killed.WaitAsync(Patience)).ExitCode);

        await world.StartAsync();
        var second = await RunAsync(order);
        var events = await world.EventsAsync();
        Assert.Equal(Invoices, events.Length);
        Assert.Equal(Invoices, events.Select(summary => summary.Id).Distinct().Count());
        Assert.InRange((int)second["counts"]!["taken"]!, 1, Invoices - before);

        var third = await RunAsync(order);
        Assert.Equal(0, (int)third["counts"]!["missing"]!);
        Assert.Equal(Invoices, (await world.EventsAsync()).Length);
    }

    private static async Task<JsonNode> RunAsync(string[] order)
    {
        var (code, output, error) = await EngineProcess.RunAsync(order).WaitAsync(Patience);
        Assert.True(code == 0, $"{code} {output} {error}");
        return JsonNode.Parse(output)!;
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
