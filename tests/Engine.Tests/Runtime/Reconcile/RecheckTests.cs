using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Scheduling;
using Engine.Core.Values;
using Engine.Runtime.Reconcile;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Engine.Tests.Core.Scheduling;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Reconcile;

/// <summary>The gap that no wait closes, a request frozen on its way for longer than any wait, is found by looking again.</summary>
public sealed class RecheckTests : IAsyncLifetime, IDisposable
{
    private static readonly RecordKey Ada = new("customer", "cus_Ada");
    private static readonly TimeSpan Later = WriteHorizon.Length + TimeSpan.FromMinutes(1);

    private readonly WorkWorld world = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => world.EndAsync();

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task R5_An_older_revision_that_a_frozen_request_brings_back_is_reported()
    {
        var frozen = RecordContent.Empty;
        world.NetSuite.Put(Ada, RecordContent.Empty);
        world.NetSuite.Next((_, content) =>
        {
            frozen = content;
            return ScriptedNetSuite.Lost(Ada, content);
        });
        await world.AcceptAsync("evt_older", WorkMappings.Updated, lane: Ada.ExternalId, name: "older");
        await world.StartAsync();
        await world.UntilAsync("evt_older", EventState.Completed, TimeSpan.FromMinutes(1));
        await world.AcceptAsync("evt_newer", WorkMappings.Updated, TimeSpan.FromMinutes(1), Ada.ExternalId, "newer");
        await world.RestartAsync();
        await world.UntilAsync("evt_newer", EventState.Completed, TimeSpan.FromMinutes(1));
        world.Clock.Advance(Later);
        Assert.Equal("newer", world.NetSuite.Text(Ada, "companyName"));
        Assert.Empty((await RecheckAsync()).Failures);

        world.NetSuite.Put(Ada, frozen);

        Assert.Equal("older", world.NetSuite.Text(Ada, "companyName"));
        var failure = Assert.Single((await RecheckAsync()).Failures);
        Assert.Equal(("customer cus_Ada", "RUN444"), (failure.Subject, failure.Code));
        Assert.StartsWith("customer cus_Ada has another companyName. evt_newer left it at ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_just_now_or_long_ago_is_left_alone()
    {
        await WriteAsync("evt_1", "first");
        world.NetSuite.Put(Ada, new RecordContent([new FieldContent("companyName", Value.Of("somebody's"))], []));

        Assert.Equal(0, (await RecheckAsync()).Counts["read"]);
        world.Clock.Advance(Later);
        var due = await RecheckAsync();
        Assert.Equal((1, 1), (due.Counts["read"], due.Counts["differ"]));
        world.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(0, (await RecheckAsync()).Counts["read"]);
    }

    [Fact]
    public async Task A_record_that_is_gone_is_reported_and_one_that_cannot_be_read_stops_the_run()
    {
        await WriteAsync("evt_1", "first");
        world.Clock.Advance(Later);
        world.NetSuite.IsDown = true;
        Assert.Equal("RUN440", (await Assert.ThrowsAsync<RunStoppedException>(RecheckAsync)).Code);

        world.NetSuite.IsDown = false;
        world.NetSuite.Vacate(Ada);
        Assert.Contains("is not in NetSuite any more", Assert.Single((await RecheckAsync()).Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_event_writes_between_the_two_looks_is_no_difference()
    {
        await WriteAsync("evt_1", "first");
        world.Clock.Advance(Later);
        world.NetSuite.Put(Ada, new RecordContent([new FieldContent("companyName", Value.Of("second"))], []));
        var busy = new Rewritten(world);

        var tally = new RunTally(1);
        await new RecheckWork(busy, world.NetSuite).RunAsync(Client, world.Clock.GetUtcNow(), tally, CancellationToken.None);

        Assert.Equal(0, tally["differ"]);
    }

    [Fact]
    public void A_schedule_names_it()
    {
        var schedule = Assert.Single(TimeClients.Of(TimeClients.Stripe + "schedules: { night: { run: recheck, cron: \"30 4 * * *\" } }\n").Schedules);

        Assert.Equal(ScheduledTask.Recheck, schedule.Task);
    }

    private static ClientConfig Client => WorkMappings.Client("acme", null);

    private async Task WriteAsync(string id, string name)
    {
        await world.AcceptAsync(id, WorkMappings.Updated, lane: Ada.ExternalId, name: name);
        world.NetSuite.Put(Ada, RecordContent.Empty);
        await world.StartAsync();
        await world.UntilAsync(id, EventState.Completed, TimeSpan.FromSeconds(10));
        await world.StopAsync();
    }

    private async Task<RunProgress> RecheckAsync()
    {
        var tally = new RunTally(1);
        await new RecheckWork(world.Store.Records, world.NetSuite).RunAsync(Client, world.Clock.GetUtcNow(), tally, CancellationToken.None);
        return tally.Progress;
    }

    /// <summary>The journal, in which the record has been written again since it was listed.</summary>
    private sealed class Rewritten(WorkWorld world) : IRecords
    {
        public Task<ImmutableArray<LeftRecord>> LeftAsync(string client, long below, int limit) => world.Store.Records.LeftAsync(client, below, limit);

        public async Task<ImmutableDictionary<RecordKey, KnownRecord>> KnownAsync(string client, IReadOnlyCollection<RecordKey> keys) =>
            (await world.Store.Records.KnownAsync(client, keys)).ToImmutableDictionary(pair => pair.Key, pair => pair.Value with { Change = pair.Value.Change + 1 });

        public Task<long> PositionAsync() => world.Store.Records.PositionAsync();
    }
}
