using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>Batches against a socket that misbehaves: whatever is not proven is unknown.</summary>
public sealed partial class BatchTests : IAsyncDisposable
{
    private const string Job = "/services/rest/async/v1/job/7";

    private static readonly List<(RecordKey Key, RecordContent Content)> Three =
        [.. Enumerable.Range(1, 3).Select(n => (new RecordKey("customer", $"cus_{n}"), new RecordContent([new("companyName", Value.Of($"Company {n}"))], [])))];

    private readonly ClientWorld world = new()
    {
        Options = new()
        {
            LookUpWindow = TimeSpan.Zero,
            BatchPoll = TimeSpan.FromMilliseconds(5),
            LongestBatchPoll = TimeSpan.FromMilliseconds(20),
            BatchTimeout = TimeSpan.FromMilliseconds(200),
            WriteTimeout = TimeSpan.FromSeconds(1),
        },
    };

    public BatchTests() => world.Server.Answer = Well;

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_batch_is_one_request_under_a_key_and_says_how_it_is_to_be_worked_off()
    {
        var answers = await CreateAsync();

        var post = Assert.Single(Posts);
        Assert.Equal("/services/rest/record/v1/customer", post.Path);
        Assert.Equal(
            """{"items":[{"externalId":"cus_1","companyName":"Company 1"},{"externalId":"cus_2","companyName":"Company 2"},{"externalId":"cus_3","companyName":"Company 3"}]}""",
            post.Body);
        Assert.Equal("application/vnd.oracle.resource+json; type=collection", post.Headers["content-type"]);
        Assert.Contains("respond-async", post.Headers["prefer"], StringComparison.Ordinal);
        Assert.Contains("batch-processing=\"sequential\"", post.Headers["prefer"], StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", post.Headers["x-netsuite-idempotency-key"]);
        Assert.Equal("Error", post.Headers["x-netsuite-propertynamevalidation"]);
        Assert.Equal(["901", "902", "903"], answers.Select(answer => Assert.IsType<WriteAnswer.Done>(answer).InternalId));
        Assert.Equal(
            ("/services/rest/record/v1/customer (job 7, task 2)", """{"externalId":"cus_2","companyName":"Company 2"}"""),
            (answers[1].Exchange!.Path, answers[1].Exchange!.RequestBody));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_under_the_same_key_and_the_first_job_counts()
    {
        var posts = 0;
        Answer(request => request.Path.EndsWith("/customer", StringComparison.Ordinal)
            ? Interlocked.Increment(ref posts) == 1
                ? new RawReply.Reset([])
                : RawReply.Error(400, "IDEMPOTENCY_ERROR", "A request with the same idempotency key is already submitted.", $"Location: {Job}")
            : null);

        Assert.All(await CreateAsync(), answer => Assert.IsType<WriteAnswer.Done>(answer));

        Assert.Single(Posts.Select(post => post.Headers["x-netsuite-idempotency-key"]).Distinct());
        Assert.Equal(2, posts);
    }

    [Fact]
    public async Task Two_batches_never_share_a_key_though_they_hold_the_same()
    {
        await CreateAsync();
        await CreateAsync();

        Assert.Equal(2, Posts.Select(post => post.Headers["x-netsuite-idempotency-key"]).Distinct().Count());
    }

    public static TheoryData<string, RawReply> AfterALostAnswer => new()
    {
        { "lost again", new RawReply.Reset([]) },
        { "a failure", RawReply.Status(503) },
        { "a limit", RawReply.Error(429, "CONCURRENCY_LIMIT_EXCEEDED", "x", "Retry-After: 0") },
        { "a refusal", RawReply.Error(400, "INVALID_REQUEST", "x") },
        { "a job of nowhere", RawReply.Error(400, "IDEMPOTENCY_ERROR", "x", "Location: /services/rest/record/v1/customer/7") },
        { "accepted without a job", RawReply.Status(202) },
    };

    [Theory]
    [MemberData(nameof(AfterALostAnswer), DisableDiscoveryEnumeration = true)]
    public async Task Once_an_answer_was_lost_only_a_job_settles_what_happened(string what, RawReply second)
    {
        var posts = 0;
        Answer(request => request.Path.EndsWith("/customer", StringComparison.Ordinal) ? Interlocked.Increment(ref posts) == 1 ? new RawReply.Reset([]) : second : null);

        Assert.All(await CreateAsync(), answer => Assert.IsType<WriteAnswer.Unknown>(answer));

        Assert.NotEmpty(what);
        Assert.InRange(posts, 2, 3);
    }

    [Theory]
    [InlineData("/job/7", 404, """{"o:errorDetails":[{"o:errorCode":"NONEXISTENT_ID","detail":"x"}]}""")]
    [InlineData("/job/7/task", 404, "")]
    [InlineData("/job/7/task", 200, """{"items":[]}""")]
    [InlineData("/job/7/task", 200, """{"hasMore":true,"items":[{"links":[{"href":"/job/7/task/1"},{"href":"/job/7/task/2"},{"href":"/job/7/task/3"}]}]}""")]
    [InlineData("/job/7/task", 200, """{"items":[{"links":[{"href":"/job/8/task/1"},{"href":"/job/8/task/2"},{"href":"/job/8/task/3"}]}]}""")]
    [InlineData("/task/1/result", 404, "")]
    [InlineData("/task/1/result", 503, "")]
    [InlineData("/task/1/result", 200, "")]
    [InlineData("/suiteql", 500, "")]
    public async Task What_the_job_leaves_open_is_unknown(string place, int status, string body)
    {
        Answer(request => request.Path.Split('?')[0].EndsWith(place, StringComparison.Ordinal) ? RawReply.Status(status, body) : null);

        var answers = await CreateAsync();

        Assert.IsType<WriteAnswer.Unknown>(answers[0]);
        Assert.Single(Posts);
    }

    [Fact]
    public async Task Half_the_results_are_half_the_answers()
    {
        Answer(request => request.Path.EndsWith("/task/2/result", StringComparison.Ordinal) ? RawReply.Status(404) : null);

        var answers = await CreateAsync();

        Assert.Equal([typeof(WriteAnswer.Done), typeof(WriteAnswer.Unknown), typeof(WriteAnswer.Done)], answers.Select(answer => answer.GetType()));
    }

    [Fact]
    public async Task A_job_that_does_not_end_gives_what_it_has_and_refuses_nothing_yet()
    {
        Answer(request => request.Path switch
        {
            Job => RawReply.Status(200, """{"id":"7","completed":false}"""),
            $"{Job}/task/2/result" => RawReply.Error(400, "INVALID_CONTENT", "Invalid Field Value"),
            _ when request.Path.Contains("suiteql", StringComparison.Ordinal) => Rows(1, 3),
            _ => null,
        });

        var answers = await CreateAsync();

        Assert.Equal([typeof(WriteAnswer.Done), typeof(WriteAnswer.Unknown), typeof(WriteAnswer.Done)], answers.Select(answer => answer.GetType()));
    }

    [Fact]
    public async Task Tasks_in_another_order_than_the_records_give_no_wrong_answer()
    {
        Answer(request => ResultOf().Match(request.Path) is { Success: true } task
            ? Result(4 - int.Parse(task.Groups[1].Value, CultureInfo.InvariantCulture))
            : null);

        var answers = await CreateAsync();

        Assert.Equal([typeof(WriteAnswer.Unknown), typeof(WriteAnswer.Done), typeof(WriteAnswer.Unknown)], answers.Select(answer => answer.GetType()));
    }

    [Theory]
    [InlineData(401, "INVALID_LOGIN")]
    [InlineData(429, "CONCURRENCY_LIMIT_EXCEEDED")]
    public async Task A_question_that_is_not_answered_is_not_taken_for_a_record_that_was_not_written(int status, string code)
    {
        Answer(request => request.Path.EndsWith("/task/1/result", StringComparison.Ordinal) ? RawReply.Error(status, code, "x", "Retry-After: 0") : null);

        Assert.IsType<WriteAnswer.Unknown>((await CreateAsync())[0]);
    }

    [Fact]
    public async Task A_refused_record_that_is_there_all_the_same_is_unknown()
    {
        Answer(request => request.Path.EndsWith("/task/1/result", StringComparison.Ordinal) ? RawReply.Error(400, "INVALID_CONTENT", "Invalid Field Value") : null);

        Assert.IsType<WriteAnswer.Unknown>((await CreateAsync())[0]);
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_host_that_a_link_names()
    {
        Answer(request => request.Path switch
        {
            "/services/rest/record/v1/customer" => RawReply.Status(202, "", "Location: https://elsewhere.example/services/rest/async/v1/job/7"),
            _ => null,
        });

        Assert.All(await CreateAsync(), answer => Assert.IsType<WriteAnswer.Done>(answer));
    }

    [Theory]
    [InlineData(3, 0, 3)]
    [InlineData(19, 0, 19)]
    [InlineData(20, 1, 0)]
    [InlineData(100, 1, 0)]
    [InlineData(119, 1, 19)]
    [InlineData(120, 2, 0)]
    public async Task Creates_that_come_together_travel_together_where_they_are_enough(int creates, int batches, int alone)
    {
        var factory = new NetSuiteClientFactory(new(Credentials), TimeProvider.System, world, world.Options with { LookUpWindow = TimeSpan.FromMilliseconds(50) });
        using var client = factory.Create(world.Connection with { BatchWrites = true });
        Answer(request => request.Headers.GetValueOrDefault("content-type") == "application/json" ? RawReply.Created("/services/rest/record/v1/customer/1") : null);

        var answers = await Task.WhenAll(Enumerable.Range(1, creates).Select(n => client.CreateAsync(new("customer", $"cus_{n}"), Three[0].Content, default)));

        var sent = Posts.ToLookup(post => post.Headers["content-type"] == "application/json");
        Assert.Equal((creates, batches, alone), (answers.Length, sent[false].Count(), sent[true].Count()));
    }

    [Fact]
    public async Task A_record_made_out_of_another_never_travels_in_a_batch()
    {
        var factory = new NetSuiteClientFactory(new(Credentials), TimeProvider.System, world, world.Options);
        using var client = factory.Create(world.Connection with { BatchWrites = true });
        world.Server.Answer = _ => RawReply.Created("/services/rest/record/v1/depositApplication/9");
        var from = new TransformSource("customerDeposit", Value.Of(new RecordReference.Known("7")));

        await Task.WhenAll(Enumerable.Range(1, 25).Select(n => client.CreateAsync(new("depositApplication", $"app_{n}"), from, RecordContent.Empty, default)));

        Assert.Equal(25, world.Server.Requests.Count());
    }

    private static string? Credentials(string name) => name == "KEY" ? ClientWorld.RsaKey : "x";

    private IEnumerable<RawRequest> Posts => world.Server.Requests.Where(request => request.Path == "/services/rest/record/v1/customer");

    private async Task<IReadOnlyList<WriteAnswer>> CreateAsync() => await world.Client.CreateManyAsync(Three, default);

    /// <summary>A server that does all well but for what a test says.</summary>
    private void Answer(Func<RawRequest, RawReply?> otherwise) => world.Server.Answer = request => otherwise(request) ?? Well(request);

    private static RawReply Well(RawRequest request) => request.Path switch
    {
        "/services/rest/record/v1/customer" => RawReply.Status(202, "", $"Location: {Job}"),
        Job => RawReply.Status(200, """{"id":"7","completed":true,"progress":"succeeded"}"""),
        $"{Job}/task" => RawReply.Status(200, $$"""{"count":1,"hasMore":false,"items":[{"links":[{"href":"{{Job}}/task/1"},{"href":"{{Job}}/task/2"},{"href":"{{Job}}/task/3"}]}]}"""),
        _ when ResultOf().Match(request.Path) is { Success: true } task => Result(int.Parse(task.Groups[1].Value, CultureInfo.InvariantCulture)),
        _ => Rows(1, 2, 3),
    };

    private static RawReply Result(int task) => RawReply.Created($"/services/rest/record/v1/customer/90{task}");

    private static RawReply Rows(params int[] there) => RawReply.Status(
        200, $$"""{"hasMore":false,"items":[{{string.Join(',', there.Select(n => $$"""{"id":"90{{n}}","externalid":"cus_{{n}}"}"""))}}]}""");

    [GeneratedRegex("/job/7/task/([0-9]+)/result$")]
    private static partial Regex ResultOf();
}
