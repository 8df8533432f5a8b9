using System.Net;
using System.Text;
using Engine.Sandbox.Faults;

namespace Engine.Tests.Sandbox;

/// <summary>Each kind of fault over raw HTTP; <see cref="SandboxFaultTests"/> has those that came first.</summary>
public sealed class SandboxFaultKindTests : IAsyncLifetime
{
    private const string Customer = """{"externalId":"cus_1","companyName":"Oak","subsidiary":{"id":"1"}}""";

    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task A_lost_request_cuts_the_connection_and_keeps_nothing()
    {
        sandbox.Server.Add(new Fault(FaultKind.LoseRequest) { Method = "POST" });

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("customer", Customer));

        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync("customer/eid:cus_1")).Status);
    }

    [Fact]
    public async Task A_connection_reset_in_mid_body_has_sent_its_status_and_a_part()
    {
        var id = await sandbox.CustomerAsync();
        sandbox.Server.Add(new Fault(FaultKind.ResetMidBody) { Method = "GET" });
        using var response = await sandbox.Http.GetAsync(new Uri($"{SandboxAccount.Records}/customer/{id}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 50);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_reset_of_an_answer_without_a_body_comes_after_the_commit()
    {
        sandbox.Server.Add(new Fault(FaultKind.ResetMidBody) { Method = "POST" });

        await Assert.ThrowsAsync<HttpRequestException>(() => sandbox.PostAsync("customer", Customer));

        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("customer/eid:cus_1")).Status);
    }

    [Theory]
    [InlineData(502, "html", "text/html")]
    [InlineData(503, "html", "text/html")]
    [InlineData(504, "json", "application/vnd.oracle.resource+json; type=error")]
    [InlineData(500, "html", "application/vnd.oracle.resource+json; type=error")]
    public async Task A_failure_may_be_a_proxys(int status, string body, string mediaType)
    {
        await sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", $$"""{"gatewayBody":"{{body}}"}""");
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults", $$"""{"kind":"failAfter","status":{{status}}}""");
        using var content = new StringContent(Customer);
        using var response = await sandbox.Http.PostAsync(new Uri($"{SandboxAccount.Records}/customer", UriKind.Relative), content);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.StartsWith(mediaType, response.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("customer/eid:cus_1")).Status);
    }

    [Theory]
    [InlineData("""{"kind":"refuse","detail":"The transaction date you specified is not within the date range of your accounting period."}""", 400, "USER_ERROR", "accounting period")]
    [InlineData("""{"kind":"refuse","status":403,"code":"INSUFFICIENT_PERMISSION","detail":"No."}""", 403, "INSUFFICIENT_PERMISSION", "No.")]
    public async Task A_refusal_in_chosen_words_keeps_nothing(string fault, int status, string code, string detail)
    {
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults", fault);

        (await sandbox.PostAsync("customer", Customer)).AssertRefused((HttpStatusCode)status, code, detail);
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.PostAsync("customer", Customer)).Status);
    }

    [Theory]
    [InlineData("""{"kind":"limit","status":400}""", 400, null)]
    [InlineData("""{"kind":"limit","retryAfter":3}""", 429, "3")]
    public async Task A_limit_takes_either_status_and_may_say_when_to_come_back(string fault, int status, string? retryAfter)
    {
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults", fault);

        var reply = await sandbox.GetAsync("currency/1");

        reply.AssertRefused((HttpStatusCode)status, "CONCURRENCY_LIMIT_EXCEEDED", "Request blocked.");
        Assert.Equal(retryAfter, reply.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Revoked_tokens_stay_worthless_until_a_new_login()
    {
        sandbox.Server.Add(new Fault(FaultKind.RevokeTokens));

        Assert.Equal(HttpStatusCode.Unauthorized, (await sandbox.GetAsync("currency/1")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await sandbox.GetAsync("currency/1")).Status);
        await sandbox.LogInAsync();
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("currency/1")).Status);
    }

    [Fact]
    public async Task A_stale_read_does_not_know_what_was_just_written_and_the_next_does()
    {
        var before = await sandbox.InspectAsync("ledger");
        var customer = await sandbox.CustomerAsync();
        await sandbox.InvoiceAsync(customer, 10, ""","externalId":"in_1" """);
        var now = (await sandbox.InspectAsync("records")).ToJsonString();
        sandbox.Server.Add(new Fault(FaultKind.StaleRead) { Count = 2 });

        Assert.Equal(0, (int?)(await sandbox.QueryAsync("SELECT id FROM transaction WHERE externalid = 'in_1'")).Body!["count"]);
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync("customer/eid:cus_1")).Status);
        Assert.Equal(1, (int?)(await sandbox.QueryAsync("SELECT id FROM transaction WHERE externalid = 'in_1'")).Body!["count"]);
        Assert.Equal(now, (await sandbox.InspectAsync("records")).ToJsonString());
        Assert.NotEqual(before.ToJsonString(), (await sandbox.InspectAsync("ledger")).ToJsonString());
    }

    [Fact]
    public async Task A_stale_read_shows_an_older_version_of_a_changed_record_and_no_older_than_asked()
    {
        var customer = await sandbox.CustomerAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(5));
        await sandbox.PatchAsync($"customer/{customer}", """{"email":"new@oak.example"}""");
        sandbox.Server.Add(new Fault(FaultKind.StaleRead) { Milliseconds = 2000 });

        Assert.Null((string?)(await sandbox.GetAsync($"customer/{customer}")).Body!["email"]);
        Assert.Equal("new@oak.example", (string?)(await sandbox.GetAsync($"customer/{customer}")).Body!["email"]);
    }

    [Fact]
    public async Task A_person_edits_the_record_before_an_update_and_after_a_create()
    {
        sandbox.Server.Add(new Fault(FaultKind.PersonEdits) { Method = "POST" });
        var customer = await sandbox.CustomerAsync();
        Assert.Equal("Edited by a person", (string?)(await sandbox.GetAsync($"customer/{customer}")).Body!["comments"]);
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults", """{"kind":"personEdits","method":"PATCH","edit":{"email":"person@oak.example","phone":"7"}}""");

        await sandbox.PatchAsync($"customer/{customer}", """{"email":"engine@oak.example"}""");

        var record = (await sandbox.GetAsync($"customer/{customer}")).Body!;
        Assert.Equal(("engine@oak.example", "7"), ((string?)record["email"], (string?)record["phone"]));
    }

    [Fact]
    public async Task A_skewed_clock_shows_in_the_date_and_refuses_logins_until_it_is_cleared()
    {
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults", """{"kind":"clockSkew","milliseconds":-600000}""");

        Assert.Equal(sandbox.Time.GetUtcNow().AddMinutes(-10), (await sandbox.GetAsync("currency/1")).Headers.Date);
        var login = await sandbox.TokenAsync(new Assertion(sandbox.Key) { IssuedAt = sandbox.Time.GetUtcNow() }.Sign());
        Assert.Contains("future", (string?)login.Body!["error_description"], StringComparison.Ordinal);
        await sandbox.SendAsync(HttpMethod.Delete, "/sandbox/faults");
        Assert.Equal(sandbox.Time.GetUtcNow(), (await sandbox.GetAsync("currency/1")).Headers.Date);
    }

    [Fact]
    public async Task The_token_endpoint_fails_when_it_is_named_and_only_then()
    {
        sandbox.Server.Add(new Fault(FaultKind.FailBefore));
        sandbox.Server.Add(new Fault(FaultKind.FailBefore) { Record = "token", Status = 503 });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await TokenStatusAsync()));
        Assert.Equal(HttpStatusCode.OK, await TokenStatusAsync());
        Assert.Equal(HttpStatusCode.InternalServerError, (await sandbox.GetAsync("currency/1")).Status);
    }

    [Fact]
    public async Task A_rate_happens_to_its_share_of_requests_and_the_same_seed_to_the_same_ones()
    {
        var one = await PatternAsync(sandbox, 7);
        await using var other = await SandboxAccount.StartAsync();
        var two = await PatternAsync(other, 7);
        await using var third = await SandboxAccount.StartAsync();
        var three = await PatternAsync(third, 8);

        Assert.Equal(one, two);
        Assert.NotEqual(one, three);
        Assert.InRange(one.Count(letter => letter == 'x'), 40, 80);
        Assert.Single(sandbox.Server.PendingFaults);
    }

    [Fact]
    public async Task A_script_goes_step_by_step_and_one_request_never_meets_two_steps()
    {
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults", """
            {"script":[{"kind":"limit","record":"currency","after":1,"count":2},{"kind":"failAfter","record":"currency"},{"kind":"unauthorized","after":1}]}
            """);
        var statuses = new List<int>();
        for (var number = 0; number < 7; number++)
        {
            statuses.Add((int)(await sandbox.GetAsync("currency/1")).Status);
        }

        Assert.Equal([200, 429, 429, 500, 200, 401, 200], statuses);
        Assert.Empty(sandbox.Server.PendingFaults);
    }

    [Theory]
    [InlineData("""{"script":[]}""")]
    [InlineData("""{"script":[{"kind":"limit"}],"count":2}""")]
    [InlineData("""{"script":{"kind":"limit"}}""")]
    [InlineData("""[{"kind":"limit"},{"kind":"limit","rate":0}]""")]
    [InlineData("""{"kind":"limit","rate":1.1}""")]
    [InlineData("""{"kind":"limit","after":-1}""")]
    [InlineData("""{"kind":"limit","status":418}""")]
    [InlineData("""{"kind":"failBefore","status":400}""")]
    [InlineData("""{"kind":"refuse","status":200}""")]
    [InlineData("""{"kind":"slowAnswer","milliseconds":-1}""")]
    [InlineData("1")]
    public async Task A_fault_that_makes_no_sense_is_refused_with_everything_sent_beside_it(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await sandbox.SendAsync(HttpMethod.Post, "/sandbox/faults", body)).Status);
        Assert.Empty(sandbox.Server.PendingFaults);
    }

    [Fact]
    public async Task Faults_may_be_there_from_the_start_and_a_wrong_file_stops_it()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, """[{"kind":"limit","record":"customer"},{"script":[{"kind":"failAfter"},{"kind":"limit"}]}]""", Encoding.UTF8);
        await using var faulty = await SandboxAccount.StartAsync(options => options with { FaultsFile = file });
        Assert.Equal([FaultKind.Limit, FaultKind.FailAfter, FaultKind.Limit], faulty.Server.PendingFaults.Select(fault => fault.Kind));

        await File.WriteAllTextAsync(file, """[{"kind":"explode"}]""");
        var problem = await Assert.ThrowsAsync<ArgumentException>(() => SandboxAccount.StartAsync(options => options with { FaultsFile = file }));

        Assert.Contains("clockSkew", problem.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    private async Task<HttpStatusCode> TokenStatusAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = new Assertion(sandbox.Key) { IssuedAt = sandbox.Time.GetUtcNow() }.Sign(),
        });
        using var response = await sandbox.Http.PostAsync(new Uri(SandboxAccount.TokenPath, UriKind.Relative), form);
        return response.StatusCode;
    }

    private static async Task<string> PatternAsync(SandboxAccount account, long seed)
    {
        account.Server.Add(new Fault(FaultKind.FailBefore) { Method = "GET", Rate = 0.3m, Seed = seed });
        var pattern = new StringBuilder();
        for (var number = 0; number < 200; number++)
        {
            pattern.Append((await account.GetAsync("currency/1")).Status == HttpStatusCode.OK ? '.' : 'x');
        }

        return pattern.ToString();
    }
}
