using System.Text.Json;
using Engine.Runtime.Storage;

namespace Engine.Tests.App.Service;

/// <summary>The configuration of the real program is changed while it runs.</summary>
public sealed class HotReloadTests
{
    private const string Memo = "via Stripe";

    [Fact]
    public async Task A_good_change_takes_effect_a_bad_one_is_refused_and_its_repair_takes_effect()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        var first = await world.GetAsync("/api/config");
        Assert.Equal("inForce", first.GetProperty("state").GetString());

        Write(world, "by Stripe");
        var changed = await world.UntilAsync("/api/config", config => InForce(config) != InForce(first));
        Assert.Equal(InForce(changed), changed.GetProperty("offered").GetProperty("revision").GetString());
        Assert.NotEqual(Client(first), Client(changed));

        Write(world, "by ${ stripe }");
        var refused = await world.UntilAsync("/api/config", config => config.GetProperty("state").GetString() == "refused");
        Assert.Equal(InForce(changed), InForce(refused));
        Assert.NotEqual(InForce(changed), refused.GetProperty("offered").GetProperty("revision").GetString());
        Assert.Equal("EXP010", refused.GetProperty("findings")[0].GetProperty("code").GetString());
        Assert.Equal("mappings/acme/invoice.yaml", refused.GetProperty("findings")[0].GetProperty("file").GetString());
        var status = (await world.GetAsync("/api/status")).GetProperty("configuration");
        Assert.Equal(("refused", 1), (status.GetProperty("state").GetString(), status.GetProperty("offered").GetProperty("errors").GetInt32()));
        var ready = await world.GetAsync("/readyz");
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Contains("is refused with 1 errors", ready.GetProperty("configuration").GetString(), StringComparison.Ordinal);

        Assert.All(await Task.WhenAll(UninterruptedRun.Deliveries.Select(world.PostAsync)), Assert.True);
        await world.UntilQuietAsync();
        Assert.Equal(Client(changed), await RevisionOfPlanAsync(world));

        Write(world, "through Stripe");
        var repaired = await world.UntilAsync("/api/config", config => config.GetProperty("state").GetString() == "inForce");
        Assert.NotEqual(InForce(changed), InForce(repaired));

        await world.UntilLoggedAsync($"Configuration {InForce(changed)} with {Clients(first)} clients is in force; before: {InForce(first)}.");
        await world.UntilLoggedAsync($"is refused with 1 errors. Still in force: {InForce(changed)}.");
        await world.UntilLoggedAsync($"Configuration {InForce(repaired)} with {Clients(first)} clients is in force; before: {InForce(changed)}.");
    }

    [Fact]
    public async Task Told_to_hang_up_the_service_reads_the_folder_again_and_says_what_it_found()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync();
        var before = await world.GetAsync("/api/config");
        await world.SignalAsync("HUP");
        await world.UntilLoggedAsync($"The folder was read again and holds configuration {InForce(before)}, which is in force already.");
        Assert.Equal(0, await world.StopAsync());
    }

    [Fact]
    public async Task An_event_that_was_decided_is_finished_as_it_was_decided_whatever_the_configuration_says_by_then()
    {
        await using var world = await ServiceWorld.CreateAsync();
        await world.StartAsync("after-plan:1");
        var before = Client(await world.GetAsync("/api/config"));
        foreach (var delivery in UninterruptedRun.Deliveries)
        {
            await world.PostAsync(delivery);
        }

        await world.WaitForExitAsync();
        Write(world, "by Stripe");
        await world.StartAsync();
        var after = Client(await world.GetAsync("/api/config"));
        await Task.WhenAll(UninterruptedRun.Deliveries.Select(world.PostAsync));
        await world.UntilQuietAsync();
        var revisions = await RevisionsOfPlansAsync(world);
        Assert.NotEqual(before, after);
        Assert.Single(revisions, before);
        Assert.Contains(after, revisions);
    }

    private static void Write(ServiceWorld world, string memo)
    {
        var file = Path.Combine(world.Root, "mappings", "acme", "invoice.yaml");
        var original = File.ReadAllText(Repository.PathOf("mappings/acme/invoice.yaml"));
        Assert.Contains(Memo, original, StringComparison.Ordinal);
        File.WriteAllText(file, original.Replace(Memo, memo, StringComparison.Ordinal));
    }

    private static string InForce(JsonElement config) => config.GetProperty("inForce").GetProperty("revision").GetString()!;

    private static int Clients(JsonElement config) => config.GetProperty("clients").GetArrayLength();

    private static string Client(JsonElement config) => config.GetProperty("clients")[0].GetProperty("revision").GetString()!;

    private static async Task<string> RevisionOfPlanAsync(ServiceWorld world) => Assert.Single((await RevisionsOfPlansAsync(world)).Distinct());

    private static async Task<List<string>> RevisionsOfPlansAsync(ServiceWorld world)
    {
        var revisions = new List<string>();
        foreach (var summary in (await world.EventsAsync()).Where(summary => summary.State == EventState.Completed))
        {
            var report = await world.GetAsync($"/api/events/acme/{summary.Id}");
            revisions.Add(report.GetProperty("plan").GetProperty("revision").GetString()!);
        }

        return revisions;
    }
}
