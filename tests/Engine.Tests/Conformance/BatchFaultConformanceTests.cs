using System.Net.Http.Json;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Sandbox.Faults;

namespace Engine.Tests.Conformance;

/// <summary>Batches under faults, and under each reading of what the sources leave open.</summary>
public sealed class BatchFaultConformanceTests
{
    private static readonly NetSuiteClientOptions Quick = new() { BatchPoll = TimeSpan.FromMilliseconds(20), LongestBatchPoll = TimeSpan.FromMilliseconds(50) };

    private static readonly List<(RecordKey Key, RecordContent Content)> Five = [.. Enumerable.Range(1, 5).Select(n =>
        (new RecordKey("customer", $"cus_{n}"), new RecordContent([new("companyName", Value.Of($"Company {n}")), new("subsidiary", Value.Of("1"))], [])))];

    [Theory]
    [InlineData(FaultKind.LoseAnswer)]
    [InlineData(FaultKind.FailAfter)]
    [InlineData(FaultKind.LoseRequest)]
    [InlineData(FaultKind.FailBefore)]
    [InlineData(FaultKind.Unauthorized)]
    public async Task A_batch_whose_answer_is_lost_is_found_again_by_its_key_and_nothing_is_created_twice(FaultKind fault)
    {
        await using var world = await SandboxWorld.StartAsync(options: Quick);
        world.Server.Add(new Fault(fault) { Method = "POST", Record = "customer" });

        var answers = await world.Client.CreateManyAsync(Five, default);

        Assert.Empty(world.Server.PendingFaults);
        Assert.Equal(5, answers.Select(answer => Assert.IsType<WriteAnswer.Done>(answer).InternalId).Distinct().Count());
        Assert.Equal(5, await CustomersAsync(world));
    }

    [Fact]
    public async Task A_bad_record_in_the_middle_refuses_only_itself()
    {
        await using var world = await SandboxWorld.StartAsync(options: Quick);
        world.Server.Add(new Fault(FaultKind.BadRecord) { Item = 3, Detail = "The posting period is closed." });

        var answers = await world.Client.CreateManyAsync(Five, default);

        Assert.Equal(NetSuiteErrorClass.Period, Assert.IsType<WriteAnswer.Refused>(answers[3]).Error.Class);
        Assert.All(answers.RemoveAt(3), answer => Assert.IsType<WriteAnswer.Done>(answer));
    }

    [Theory]
    [InlineData("jobLocation", "path")]
    [InlineData("jobTaskList", "item-per-task")]
    [InlineData("jobProgress", "detailed")]
    [InlineData("batchOrder", "parallel")]
    public async Task What_the_sources_leave_open_makes_no_difference(string name, string value)
    {
        await using var world = await SandboxWorld.StartAsync(options: Quick);
        await TurnAsync(world, name, value);

        Assert.All(await world.Client.CreateManyAsync(Five, default), answer => Assert.IsType<WriteAnswer.Done>(answer));
    }

    [Fact]
    public async Task A_job_that_does_not_end_in_time_leaves_its_records_unknown_and_they_are_found_later()
    {
        await using var world = await SandboxWorld.StartAsync(options: Quick with { BatchTimeout = TimeSpan.FromMilliseconds(100) });
        await TurnAsync(world, "jobDelay", "1500");

        Assert.All(await world.Client.CreateManyAsync(Five, default), answer => Assert.IsType<WriteAnswer.Unknown>(answer));

        for (var round = 0; await CustomersAsync(world) < 5; round++)
        {
            Assert.InRange(round, 0, 300);
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_look_up_that_lags_behind_makes_done_unknown_rather_than_wrong()
    {
        await using var world = await SandboxWorld.StartAsync(options: Quick);
        world.Server.Add(new Fault(FaultKind.StaleRead) { Record = "suiteql", Milliseconds = 60_000 });

        Assert.All(await world.Client.CreateManyAsync(Five, default), answer => Assert.IsType<WriteAnswer.Unknown>(answer));

        Assert.Equal(5, await CustomersAsync(world));
    }

    [Fact]
    public async Task A_batch_that_meets_the_limit_was_not_executed()
    {
        await using var world = await SandboxWorld.StartAsync(options: Quick);
        world.Server.Add(new Fault(FaultKind.Limit) { Method = "POST", Record = "customer" });

        Assert.All(await world.Client.CreateManyAsync(Five, default), answer => Assert.IsType<WriteAnswer.TryLater>(answer));

        Assert.Equal(0, await CustomersAsync(world));
    }

    [Fact]
    public async Task A_batch_that_is_refused_as_a_whole_goes_record_by_record()
    {
        await using var world = await SandboxWorld.StartAsync(options: Quick);
        world.Server.Add(new Fault(FaultKind.Refuse) { Method = "POST", Record = "customer", Code = "INVALID_REQUEST", Detail = "No batches here." });

        Assert.All(await world.Client.CreateManyAsync(Five, default), answer => Assert.IsType<WriteAnswer.Done>(answer));
    }

    private static async Task<int> CustomersAsync(SandboxWorld world)
    {
        var there = await world.Client.LookUpAsync([.. Five.Select(one => one.Key)], default);
        return Five.Count(one => there[one.Key] is Observed.Found);
    }

    private static async Task TurnAsync(SandboxWorld world, string name, string value)
    {
        using var http = new HttpClient { BaseAddress = world.Server.BaseAddress };
        (await http.PatchAsJsonAsync("/sandbox/switches", new Dictionary<string, string> { [name] = value })).EnsureSuccessStatusCode();
    }
}
