using Engine.Core.NetSuite;
using Engine.Runtime.NetSuite;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.NetSuite;

public sealed class LimitTests
{
    private static readonly RawReply Blocked = RawReply.Error(429, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked.");
    private static readonly RawReply Created = RawReply.Created("/services/rest/record/v1/customer/1");

    [Fact]
    public async Task No_more_requests_are_open_at_once_than_the_account_allows()
    {
        await using var world = new ClientWorld { Concurrency = 3 };
        var open = 0;
        var most = 0;
        var guard = new Lock();
        using var gate = new CountdownEvent(3);
        world.Server.Answer = _ =>
        {
            lock (guard)
            {
                most = Math.Max(most, ++open);
            }

            if (!gate.IsSet)
            {
                gate.Signal();
                gate.Wait(TimeSpan.FromSeconds(60));
            }

            lock (guard)
            {
                open--;
            }

            return Created;
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CreateAsync(world)));

        Assert.All(answers, answer => Assert.IsType<WriteAnswer.Done>(answer));
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_limit_answer_holds_back_all_requests_and_each_next_one_for_longer()
    {
        var time = new ManualTime();
        await using var world = new ClientWorld { Time = time };
        world.Server.Answer = _ => Blocked;
        Assert.IsType<WriteAnswer.TryLater>(await CreateAsync(world));

        await ReleasedAfterAsync(world, time, TimeSpan.FromSeconds(1));
        await ReleasedAfterAsync(world, time, TimeSpan.FromSeconds(2));
        world.Server.Answer = _ => Created;
        await ReleasedAfterAsync(world, time, TimeSpan.FromSeconds(4));
        world.Server.Answer = _ => Blocked;
        await CreateAsync(world);
        await ReleasedAfterAsync(world, time, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("7", 7, 7)]
    [InlineData("99999", 99999, 60)]
    [InlineData("soon", null, 1)]
    [InlineData("-3", null, 1)]
    public async Task Retry_After_is_honoured_up_to_a_minute_and_passed_on(string header, int? passedOn, int pause)
    {
        var time = new ManualTime();
        await using var world = new ClientWorld { Time = time };
        world.Server.Answer = _ => RawReply.Error(429, "CONCURRENCY_LIMIT_EXCEEDED", "x", $"Retry-After: {header}");

        var later = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync(world));

        Assert.Equal(passedOn, later.RetryAfter?.TotalSeconds);
        Assert.Equal(NetSuiteErrorClass.Limit, later.Error!.Class);
        await ReleasedAfterAsync(world, time, TimeSpan.FromSeconds(pause));
    }

    [Fact]
    public async Task A_date_in_Retry_After_counts_from_now()
    {
        var time = new ManualTime();
        await using var world = new ClientWorld { Time = time };
        world.Server.Answer = _ => RawReply.Status(429, "", "Retry-After: Thu, 01 Jan 2026 00:00:20 GMT");

        Assert.Equal(20, Assert.IsType<WriteAnswer.TryLater>(await CreateAsync(world)).RetryAfter!.Value.TotalSeconds);
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_waiting_gives_its_slot_back()
    {
        var time = new ManualTime();
        await using var world = new ClientWorld { Time = time, Concurrency = 1 };
        world.Server.Answer = _ => Blocked;
        await CreateAsync(world);
        world.Server.Answer = _ => Created;
        using var cancel = new CancellationTokenSource();
        var waiting = world.Client.CreateAsync(new("customer", "cus_1"), RecordContent.Empty, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<WriteAnswer.Done>(await CreateAsync(world));
    }

    /// <summary>A request made now is held until exactly then, and goes through when the time has come.</summary>
    private static async Task ReleasedAfterAsync(ClientWorld world, ManualTime time, TimeSpan pause)
    {
        var before = world.Server.Requests.Count();
        var waiting = CreateAsync(world);
        await UntilAsync(() => time.NextDue is not null);
        Assert.Equal(time.GetUtcNow() + pause, time.NextDue);
        Assert.Equal(before, world.Server.Requests.Count());
        time.Advance(pause);
        await waiting.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(before + 1, world.Server.Requests.Count());
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    private static Task<WriteAnswer> CreateAsync(ClientWorld world) => world.Client.CreateAsync(new("customer", "cus_1"), RecordContent.Empty, default);
}
