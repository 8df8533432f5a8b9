using Engine.Core.NetSuite;
using Engine.Runtime.NetSuite;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>An account that does not answer is left alone, and one request finds out when it is back.</summary>
public sealed class CircuitTests : IAsyncDisposable
{
    private readonly ManualTime time = new();
    private readonly ClientWorld world;

    public CircuitTests() => world = new ClientWorld { Time = time, Concurrency = 20, Options = new() { BreakAfter = 5, LookUpWindow = TimeSpan.Zero } };

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task After_failures_nothing_is_sent_until_one_request_has_tried()
    {
        world.Server.Answer = _ => RawReply.Status(503);
        await FailAsync(5);
        Assert.Equal("open", world.Client.Report.Circuit);

        var held = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());
        Assert.Equal(5, world.Server.Requests.Count());
        Assert.InRange(held.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));

        // The one that tries is held at the far side; the others are turned away meanwhile.
        time.Advance(TimeSpan.FromSeconds(15));
        using var answer = new ManualResetEventSlim();
        world.Server.Answer = _ =>
        {
            answer.Wait(TimeSpan.FromSeconds(60));
            return RawReply.Created("/services/rest/record/v1/customer/1");
        };
        var probe = CreateAsync();
        await UntilAsync(() => world.Server.Requests.Count() == 6);
        Assert.Equal("halfOpen", world.Client.Report.Circuit);
        Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());
        Assert.Equal(6, world.Server.Requests.Count());
        answer.Set();

        Assert.IsType<WriteAnswer.Done>(await probe);
        Assert.Equal("closed", world.Client.Report.Circuit);
        Assert.IsType<WriteAnswer.Done>(await CreateAsync());
    }

    [Fact]
    public async Task A_request_that_tries_in_vain_makes_the_pause_longer()
    {
        world.Server.Answer = _ => RawReply.Status(503);
        await FailAsync(5);
        time.Advance(TimeSpan.FromSeconds(15));
        await FailAsync(1);

        var held = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());

        Assert.InRange(held.RetryAfter!.Value, TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Refusals_are_answers_and_stop_nothing()
    {
        world.Server.Answer = _ => RawReply.Error(400, "INVALID_CONTENT", "x");

        for (var n = 0; n < 20; n++)
        {
            Assert.IsType<WriteAnswer.Refused>(await CreateAsync());
        }

        Assert.Equal("closed", world.Client.Report.Circuit);
    }

    [Fact]
    public async Task A_time_out_keeps_its_slot_and_an_answer_gives_it_back()
    {
        await using var hasty = new ClientWorld { Concurrency = 3, Options = new() { WriteTimeout = TimeSpan.FromMilliseconds(150), LookUpWindow = TimeSpan.Zero } };
        using var over = new ManualResetEventSlim();
        hasty.Server.Answer = _ =>
        {
            over.Wait(TimeSpan.FromSeconds(60));
            return RawReply.Status(500);
        };
        Assert.IsType<WriteAnswer.Unknown>(await hasty.Client.CreateAsync(new("customer", "cus_1"), RecordContent.Empty, default));

        Assert.Equal((0, 1), (hasty.Client.Report.Governor.InUse, hasty.Client.Report.Governor.Quarantined));

        over.Set();
        hasty.Server.Answer = _ => RawReply.Created("/services/rest/record/v1/customer/1");
        await hasty.Client.CreateAsync(new("customer", "cus_1"), RecordContent.Empty, default);
        Assert.Equal((0, 1), (hasty.Client.Report.Governor.InUse, hasty.Client.Report.Governor.Quarantined));
        Assert.Equal(2, hasty.Client.Report.Calls[CallKind.Create]);
    }

    [Theory]
    [InlineData("500", "cus_1", "")]
    [InlineData("500 500 500 500 500 500", "cus_1", "")]
    [InlineData("500 500 500 500", "cus_1 cus_2", "parked")]
    [InlineData("503", "cus_1", "")]
    [InlineData("503 503", "cus_1", "")]
    [InlineData("503 503 503", "cus_1", "parked")]
    [InlineData("500 500 201 500", "cus_1 cus_2", "")]
    [InlineData("500 500 400 500", "cus_1 cus_2", "")]
    public async Task A_quiet_account_is_parked_on_evidence_and_not_because_one_request_fails(string answers, string records, string expected)
    {
        await using var quiet = new ClientWorld { Time = time, Concurrency = 5, Options = new() { LookUpWindow = TimeSpan.Zero } };
        var names = records.Split(' ');
        var number = 0;
        foreach (var status in answers.Split(' '))
        {
            quiet.Server.Answer = _ => status switch
            {
                "201" => RawReply.Created("/services/rest/record/v1/customer/1"),
                "400" => RawReply.Error(400, "INVALID_CONTENT", "x"),
                _ => RawReply.Status(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)),
            };
            await quiet.Client.CreateAsync(new("customer", names[number++ % names.Length]), RecordContent.Empty, default);
            time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(expected, quiet.Client.Trouble is null ? "" : "parked");
    }

    private async Task FailAsync(int times)
    {
        for (var n = 0; n < times; n++)
        {
            Assert.IsType<WriteAnswer.Unknown>(await CreateAsync());
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
        {
            await Task.Delay(5, limit.Token);
        }
    }

    private Task<WriteAnswer> CreateAsync() => world.Client.CreateAsync(new("customer", "cus_1"), RecordContent.Empty, default);
}
