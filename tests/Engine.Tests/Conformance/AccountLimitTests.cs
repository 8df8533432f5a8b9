using System.Text.Json;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Sandbox.Faults;

namespace Engine.Tests.Conformance;

/// <summary>Promise R6: the requests that are open as the far side counts them, those included that the client has given up.</summary>
public sealed class AccountLimitTests
{
    private const int Slots = 4;
    private const int Creates = 80;

    [Fact]
    public async Task R6_As_the_account_counts_them_there_are_never_more_requests_than_it_allows_timed_out_ones_included()
    {
        var options = new NetSuiteClientOptions { WriteTimeout = TimeSpan.FromMilliseconds(500), LongestWrite = TimeSpan.FromSeconds(3) };
        await using var world = await SandboxWorld.StartAsync(options: options);
        world.Server.Add(new Fault(FaultKind.SlowCommit) { Method = "POST", Record = "customer", Rate = 0.06m, Seed = 5, Milliseconds = 1500 });

        var answers = await Task.WhenAll(Enumerable.Range(0, Creates).Select(n => world.Client.CreateAsync(new("customer", $"cus_{n}"), Content(n), default)));

        Assert.Contains(answers, answer => answer is WriteAnswer.Unknown);
        Assert.Contains(answers, answer => answer is WriteAnswer.Done);
        Assert.DoesNotContain(answers, answer => answer is WriteAnswer.TryLater);
        Assert.Equal(Slots, await MostAtOnceAsync(world));
    }

    private static RecordContent Content(int n) => new([new("companyName", Value.Of($"Acme {n}")), new("subsidiary", Value.Of("1"))], []);

    private static async Task<int> MostAtOnceAsync(SandboxWorld world)
    {
        using var http = new HttpClient();
        using var statistics = JsonDocument.Parse(await http.GetStringAsync(new Uri(world.Server.BaseAddress, "/sandbox/statistics")));
        return statistics.RootElement.GetProperty("mostRequestsAtOnce").GetInt32();
    }
}
