using System.Net;
using Engine.Sandbox.Faults;

namespace Engine.Tests.Sandbox;

public sealed class SandboxFaultTests : IAsyncLifetime
{
    private const string Customer = """{"externalId":"cus_1","companyName":"Oak","subsidiary":{"id":"1"}}""";

    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task A_lost_answer_cuts_the_connection_after_the_record_is_kept()
    {
        sandbox.Server.Add(new Fault(FaultKind.LoseAnswer) { Method = "POST", Record = "customer" });

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("customer", Customer));

        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("customer/eid:cus_1")).Status);
        (await sandbox.PostAsync("customer", Customer)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "already exists");
    }

    [Fact]
    public async Task A_failure_before_the_commit_is_500_and_keeps_nothing()
    {
        sandbox.Server.Add(new Fault(FaultKind.FailBefore) { Method = "POST", Record = "customer" });

        (await sandbox.PostAsync("customer", Customer)).AssertRefused(HttpStatusCode.InternalServerError, "UNEXPECTED_ERROR", "Error ID: ");

        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync("customer/eid:cus_1")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.PostAsync("customer", Customer)).Status);
    }

    [Fact]
    public async Task A_failure_after_the_commit_is_500_and_keeps_the_record()
    {
        sandbox.Server.Add(new Fault(FaultKind.FailAfter) { Method = "POST", Record = "customer" });

        (await sandbox.PostAsync("customer", Customer)).AssertRefused(HttpStatusCode.InternalServerError, "UNEXPECTED_ERROR", "unexpected error");

        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("customer/eid:cus_1")).Status);
    }

    [Fact]
    public async Task A_slow_answer_has_committed_before_it_arrives()
    {
        sandbox.Server.Add(new Fault(FaultKind.SlowAnswer) { Method = "POST", Milliseconds = 60_000 });

        var slow = sandbox.PostAsync("customer", Customer);
        await UntilFound("customer/eid:cus_1");

        Assert.False(slow.IsCompleted);
    }

    [Fact]
    public async Task A_slow_commit_happens_although_the_client_has_left()
    {
        sandbox.Server.Add(new Fault(FaultKind.SlowCommit) { Method = "POST", Milliseconds = 400 });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/rest/record/v1/customer") { Content = new StringContent(Customer) };
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.Http.SendAsync(request, impatient.Token));
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync("customer/eid:cus_1")).Status);

        await UntilFound("customer/eid:cus_1");
    }

    [Theory]
    [InlineData(FaultKind.Limit, (HttpStatusCode)429, "CONCURRENCY_LIMIT_EXCEEDED")]
    [InlineData(FaultKind.Unauthorized, HttpStatusCode.Unauthorized, "INVALID_LOGIN")]
    [InlineData(FaultKind.RecordChanged, HttpStatusCode.BadRequest, "USER_ERROR")]
    [InlineData(FaultKind.FailBefore, HttpStatusCode.InternalServerError, "UNEXPECTED_ERROR")]
    public async Task A_refusal_happens_once_and_keeps_nothing(FaultKind kind, HttpStatusCode status, string code)
    {
        sandbox.Server.Add(new Fault(kind));

        (await sandbox.PostAsync("customer", Customer)).AssertRefused(status, code, "");

        Assert.Empty(sandbox.Server.PendingFaults);
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.PostAsync("customer", Customer)).Status);
    }

    [Fact]
    public async Task A_fault_waits_for_its_method_and_record_type()
    {
        sandbox.Server.Add(new Fault(FaultKind.FailBefore) { Method = "PATCH", Record = "customer" });

        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.PostAsync("customer", Customer)).Status);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("customer/eid:cus_1")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await sandbox.PatchAsync("invoice/1", "{}")).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await sandbox.PatchAsync("customer/eid:cus_1", "{}")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.PatchAsync("customer/eid:cus_1", "{}")).Status);
    }

    [Fact]
    public async Task A_look_up_can_fail_too()
    {
        sandbox.Server.Add(new Fault(FaultKind.FailBefore) { Record = "suiteql" });

        Assert.Equal(HttpStatusCode.InternalServerError, (await sandbox.QueryAsync("SELECT id FROM item")).Status);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.QueryAsync("SELECT id FROM item")).Status);
    }

    [Fact]
    public async Task A_fault_after_the_commit_waits_for_a_request_that_is_taken()
    {
        sandbox.Server.Add(new Fault(FaultKind.FailAfter) { Method = "POST" });

        Assert.Equal(HttpStatusCode.BadRequest, (await sandbox.PostAsync("customer", "{}")).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await sandbox.PostAsync("customer", Customer)).Status);
    }

    [Fact]
    public async Task A_fault_happens_exactly_as_often_as_asked_under_simultaneous_requests()
    {
        await using var wide = await SandboxAccount.StartAsync(options => options with { ConcurrencyLimit = 100 });
        wide.Server.Add(new Fault(FaultKind.FailBefore) { Method = "GET", Count = 7 });

        var replies = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => wide.GetAsync("currency/1")));

        Assert.Equal(7, replies.Count(reply => reply.Status == HttpStatusCode.InternalServerError));
        Assert.Equal(53, replies.Count(reply => reply.Status == HttpStatusCode.OK));
        Assert.Equal(7, (int?)(await wide.InspectAsync("statistics"))["faults"]!["FailBefore"]);
    }

    [Fact]
    public async Task Faults_are_programmed_listed_and_cleared_over_http()
    {
        var reply = await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults",
            """[{"kind":"loseAnswer","method":"POST","record":"invoice","count":2},{"kind":"limit"}]""");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal([FaultKind.LoseAnswer, FaultKind.Limit], sandbox.Server.PendingFaults.Select(fault => fault.Kind));
        Assert.Equal(("loseAnswer", 2), ((string?)reply.Body![0]!["kind"], (int?)reply.Body[0]!["count"]));
        await sandbox.SendAsync(HttpMethod.Delete, "/sandbox/faults");
        Assert.Empty((await sandbox.InspectAsync("faults")).AsArray());
    }

    [Theory]
    [InlineData("""{"kind":"explode"}""")]
    [InlineData("""{"kind":"limit","count":0}""")]
    [InlineData("""{"kind":"limit","tims":1}""")]
    [InlineData("""{"method":"POST"}""")]
    [InlineData("[1]")]
    public async Task A_fault_that_is_not_understood_is_refused(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults", body)).Status);
        Assert.Empty(sandbox.Server.PendingFaults);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(400)]
    public async Task Requests_beyond_the_limit_are_refused_while_others_are_in_progress(int status)
    {
        await using var narrow = await SandboxAccount.StartAsync(options => options with { ConcurrencyLimit = 2, Switches = new Dictionary<string, string> { ["limitStatus"] = $"{status}" } });
        narrow.Server.Add(new Fault(FaultKind.SlowAnswer) { Record = "currency", Count = 2, Milliseconds = 60_000 });
        var slow = new[] { narrow.GetAsync("currency/1"), narrow.GetAsync("currency/2") };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (narrow.Server.PendingFaults.Count > 0)
        {
            await Task.Delay(5, patience.Token);
        }

        (await narrow.GetAsync("customer/1")).AssertRefused((HttpStatusCode)status, "CONCURRENCY_LIMIT_EXCEEDED", "Concurrent request limit exceeded. Request blocked.");

        Assert.All(slow, request => Assert.False(request.IsCompleted));
    }

    [Fact]
    public async Task Governance_limits_tell_the_limit()
    {
        var limits = await sandbox.SendAsync(HttpMethod.Get, "/services/rest/system/v1/governanceLimits");

        Assert.Equal(("accountLimit", 5), ((string?)limits.Body!["integrationLimitType"], (int?)limits.Body["accountConcurrencyLimit"]));
    }

    private async Task UntilFound(string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await sandbox.GetAsync(path)).Status != HttpStatusCode.OK)
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
