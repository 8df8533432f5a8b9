using System.Net;
using System.Text.Json.Nodes;
using Engine.Sandbox.Faults;

namespace Engine.Tests.Sandbox;

public sealed class SandboxJobTests : IAsyncLifetime
{
    private const string Async = "/services/rest/async/v1";
    private const string Customer = """{"externalId":"cus_1","companyName":"Oak","subsidiary":{"id":"1"}}""";
    private static readonly (string, string) Respond = ("Prefer", "respond-async");
    private static readonly (string, string) Collection = ("Content-Type", "application/vnd.oracle.resource+json; type=collection");

    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task An_asynchronous_request_is_202_with_a_job_whose_result_is_the_synchronous_answer()
    {
        await Turn("jobDelay", "300");

        var reply = await sandbox.PostAsync("customer", Customer, Respond);

        Assert.Equal((HttpStatusCode.Accepted, null), (reply.Status, reply.Body));
        Assert.Equal("respond-async", reply.Headers.GetValues("Preference-Applied").Single());
        Assert.StartsWith(sandbox.Server.BaseAddress.GetLeftPart(UriPartial.Authority) + Async + "/job/", reply.Location, StringComparison.Ordinal);
        var pending = (await GetAsync($"/job/{reply.Id}")).Body!;
        Assert.Equal((false, "pending", reply.Id), ((bool?)pending["completed"], (string?)pending["progress"], (string?)pending["id"]));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/job/{reply.Id}/task/1/result")).Status);

        await DoneAsync(reply.Id);

        Assert.EndsWith($"/job/{reply.Id}/task", (string?)pending["task"]!["links"]![0]!["href"], StringComparison.Ordinal);
        var task = (await GetAsync($"/job/{reply.Id}/task/1")).Body!;
        Assert.Equal((true, "succeeded", "related"), ((bool?)task["completed"], (string?)task["progress"], (string?)task["links"]![1]!["rel"]));
        Assert.Equal("2026-03-01T12:00:00Z", (string?)task["endTime"]);
        var result = await GetAsync($"/job/{reply.Id}/task/1/result");
        Assert.Equal(HttpStatusCode.NoContent, result.Status);
        Assert.Equal("cus_1", (string?)(await sandbox.GetAsync($"customer/{result.Id}")).Body!["externalId"]);
    }

    [Fact]
    public async Task A_refused_record_is_found_in_its_result_and_not_in_the_job()
    {
        var job = await SubmitAsync(HttpMethod.Post, "customer", "{}");

        Assert.Equal("succeeded", (string?)(await GetAsync($"/job/{job}")).Body!["progress"]);
        (await GetAsync($"/job/{job}/task/1/result")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Please enter value(s) for:");
        await Turn("jobProgress", "detailed");
        Assert.Equal("failed", (string?)(await GetAsync($"/job/{job}")).Body!["progress"]);
    }

    [Fact]
    public async Task A_second_request_under_one_key_is_400_titled_conflict_and_leads_to_the_first_job()
    {
        var key = ("X-NetSuite-Idempotency-Key", "6f9619ff-8b86-d011-b42d-00c04fc964ff");
        var first = await sandbox.PostAsync("customer", Customer, Respond, key);

        var second = await sandbox.PostAsync("customer", Customer, Respond, key);

        second.AssertRefused(HttpStatusCode.BadRequest, "IDEMPOTENCY_ERROR", "A request with the same idempotency key is already submitted.");
        Assert.Equal(("Conflict", first.Location), ((string?)second.Body!["title"], second.Location));
        await DoneAsync(first.Id);
        Assert.Equal(1, (int?)(await sandbox.InspectAsync("statistics"))["creates"]!["customer"]);
        sandbox.Time.Advance(TimeSpan.FromDays(1));
        await sandbox.LogInAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await sandbox.PostAsync("customer", Customer, Respond, key)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync($"/job/{first.Id}")).Status);
    }

    [Fact]
    public async Task A_key_says_nothing_to_a_synchronous_request_and_must_be_a_uuid()
    {
        var key = ("X-NetSuite-Idempotency-Key", "6f9619ff-8b86-d011-b42d-00c04fc964ff");

        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.PostAsync("customer", Customer, key)).Status);
        Assert.Contains("already exists", (await sandbox.PostAsync("customer", Customer, key)).Detail, StringComparison.Ordinal);
        (await sandbox.PostAsync("customer", Customer, Respond, ("X-NetSuite-Idempotency-Key", "in_1"))).AssertRefused(HttpStatusCode.BadRequest, "INVALID_HEADER", "UUID");
    }

    [Fact]
    public async Task A_batch_is_one_task_for_each_record_and_a_bad_one_in_the_middle_stops_nobody()
    {
        var job = await SubmitAsync(HttpMethod.Post, "customer", Items(
            """{"externalId":"a","companyName":"A","subsidiary":{"id":"1"}}""", "{}", """{"externalId":"c","companyName":"C","subsidiary":{"id":"1"}}"""), Collection);

        var tasks = (await GetAsync($"/job/{job}/task")).Body!;
        Assert.Equal((1, 3), ((int?)tasks["count"], tasks["items"]![0]!["links"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.NoContent, (await GetAsync($"/job/{job}/task/1/result")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync($"/job/{job}/task/2/result")).Status);
        var third = await GetAsync($"/job/{job}/task/3/result");
        Assert.Equal("c", (string?)(await sandbox.GetAsync($"customer/{third.Id}")).Body!["externalId"]);
        await Turn("jobTaskList", "item-per-task");
        Assert.Equal(3, (int?)(await GetAsync($"/job/{job}/task")).Body!["count"]);
    }

    [Fact]
    public async Task A_batch_updates_by_either_id_upserts_by_external_id_reads_and_deletes()
    {
        var one = await sandbox.CustomerAsync("one");
        await sandbox.CustomerAsync("two");

        await SubmitAsync(HttpMethod.Patch, "customer", Items($$"""{"id":"{{one}}","externalId":"two","email":"a@oak.example"}""", """{"externalId":"two","email":"b@oak.example"}"""), Collection);
        await SubmitAsync(HttpMethod.Put, "customer", Items("""{"externalId":"one","phone":"1"}""", """{"externalId":"three","companyName":"Three","subsidiary":{"id":"1"}}"""), Collection);

        Assert.Equal("b@oak.example", (string?)(await sandbox.GetAsync("customer/eid:two")).Body!["email"]);
        Assert.Equal("1", (string?)(await sandbox.GetAsync("customer/eid:one")).Body!["phone"]);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("customer/eid:three")).Status);
        var read = await SubmitAsync(HttpMethod.Get, $"customer?ids={one},eid:two,eid:'three'&expandRecords=true", null);
        Assert.Equal("three", (string?)(await GetAsync($"/job/{read}/task/3/result")).Body!["externalId"]);
        await SubmitAsync(HttpMethod.Delete, $"customer?ids=eid:three,{one}", null);
        Assert.Equal(["two"], (await sandbox.InspectAsync("records?type=customer"))["records"]!.AsArray().Select(record => (string?)record!["externalId"]));
    }

    [Fact]
    public async Task A_parallel_batch_keeps_no_order_and_a_sequential_one_does()
    {
        var customer = await sandbox.CustomerAsync();
        var chain = new[] { "A", "B", "C" }.Select(name => $$"""{"id":"{{customer}}","comments":"{{name}}"}""").ToArray();

        await SubmitAsync(HttpMethod.Patch, "customer", Items(chain), Collection);
        Assert.Equal("C", await Comments());
        await SubmitAsync(HttpMethod.Patch, "customer", Items(chain), Collection, ("Prefer", "batch-processing=\"parallel\""));
        Assert.Equal("A", await Comments());
        await Turn("batchOrder", "parallel");
        await SubmitAsync(HttpMethod.Patch, "customer", Items(chain), Collection, ("Prefer", "batch-processing=\"sequential\""));
        Assert.Equal("C", await Comments());

        async Task<string?> Comments() => (string?)(await sandbox.GetAsync($"customer/{customer}")).Body!["comments"];
    }

    [Fact]
    public async Task A_batch_takes_a_hundred_records_and_not_one_more()
    {
        var records = Enumerable.Range(0, 101).Select(number => $$"""{"externalId":"c{{number}}","companyName":"C{{number}}","subsidiary":{"id":"1"} }""").ToArray();

        (await sandbox.PostAsync("customer", Items(records), Respond, Collection)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_REQUEST", "1 to 100 records, not 101");
        await SubmitAsync(HttpMethod.Post, "customer", Items(records[..100]), Collection);
        Assert.Equal(100, (int?)(await sandbox.InspectAsync("statistics"))["creates"]!["customer"]);
    }

    public static TheoryData<string, string?, string> Malformed => new()
    {
        { "POST", """{"items":[]}""", "1 to 100" },
        { "POST", """[{}]""", "object" },
        { "POST", """{"items":[1]}""", "JSON object" },
        { "PATCH", """{"items":[{"email":"x"}]}""", "id or externalId" },
        { "PUT", """{"items":[{"id":"5"}]}""", "externalId" },
        { "DELETE", null, "'ids'" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_batch_that_cannot_be_taken_apart_is_refused_whole(string method, string? body, string detail)
    {
        var headers = body is null ? new[] { Respond } : [Respond, Collection];
        var reply = await sandbox.SendAsync(new HttpMethod(method), $"{SandboxAccount.Records}/customer", body, headers);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains(detail, reply.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_records_at_once_need_the_asynchronous_preference()
    {
        (await sandbox.PostAsync("customer", Items(Customer), Collection)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_REQUEST", "respond-async");
        (await sandbox.PatchAsync("invoice", """{"id":"5"}""")).AssertRefused(HttpStatusCode.BadRequest, "INVALID_REQUEST", "respond-async");
    }

    [Fact]
    public async Task One_record_of_a_batch_can_be_made_bad()
    {
        sandbox.Server.Add(new Fault(FaultKind.BadRecord) { Record = "customer", Detail = "Nobody knows why." });
        var records = Enumerable.Range(0, 5).Select(number => $$"""{"externalId":"c{{number}}","companyName":"C{{number}}","subsidiary":{"id":"1"} }""").ToArray();

        var job = await SubmitAsync(HttpMethod.Post, "customer", Items(records), Collection);

        (await GetAsync($"/job/{job}/task/3/result")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Nobody knows why.");
        Assert.Equal(["c0", "c1", "c3", "c4"], (await sandbox.InspectAsync("records?type=customer"))["records"]!.AsArray().Select(record => (string?)record!["externalId"]));
    }

    [Theory]
    [InlineData("/job/77")]
    [InlineData("/job/x")]
    [InlineData("/job/1/task/2")]
    [InlineData("/job/1/other")]
    [InlineData("/other/1")]
    public async Task A_job_that_is_not_there_is_404(string path)
    {
        await SubmitAsync(HttpMethod.Post, "customer", Customer);

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_address_of_a_job_may_be_a_path_only()
    {
        await Turn("jobLocation", "path");

        Assert.Equal("/services/rest/async/v1/job/1", (await sandbox.PostAsync("customer", Customer, Respond)).Location);
    }

    private static string Items(params string[] records) => $$"""{"items":[{{string.Join(',', records)}}]}""";

    private Task<Reply> GetAsync(string path) => sandbox.SendAsync(HttpMethod.Get, Async + path);

    private Task<Reply> Turn(string name, string value) =>
        sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", new JsonObject { [name] = value }.ToJsonString());

    // Submits, waits until the job is done, and gives its id.
    private async Task<string> SubmitAsync(HttpMethod method, string path, string? body, params (string, string)[] headers)
    {
        var reply = await sandbox.SendAsync(method, $"{SandboxAccount.Records}/{path}", body, [Respond, .. headers]);
        Assert.True(reply.Status == HttpStatusCode.Accepted, $"{reply.Status} {reply.Body}");
        await DoneAsync(reply.Id);
        return reply.Id;
    }

    private async Task DoneAsync(string job)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((bool?)(await GetAsync($"/job/{job}")).Body!["completed"] != true)
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
