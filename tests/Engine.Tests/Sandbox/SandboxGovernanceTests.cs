using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Engine.Sandbox;
using Engine.Sandbox.Faults;

namespace Engine.Tests.Sandbox;

public sealed class SandboxGovernanceTests
{
    [Fact]
    public async Task A_reservation_keeps_an_integration_out_of_the_rest_and_the_rest_out_of_it()
    {
        using var otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var other = new SandboxIntegration("other")
        {
            ClientId = "client-2",
            CertificateId = "certificate-2",
            PublicKeyPem = otherKey.ExportSubjectPublicKeyInfoPem(),
        };
        await using var sandbox = await SandboxAccount.StartAsync(options => options with
        {
            ConcurrencyLimit = 3,
            ReservedConcurrency = 1,
            OtherIntegrations = [other],
        });
        using var http = new HttpClient { BaseAddress = sandbox.Server.BaseAddress };
        var assertion = new Assertion(otherKey) { Issuer = "client-2", KeyId = "certificate-2", IssuedAt = sandbox.Time.GetUtcNow() };
        var token = (await sandbox.TokenAsync(assertion.Sign())).Body!["access_token"]!.GetValue<string>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        await OccupyAsync(sandbox, () => sandbox.GetAsync("currency/1"));
        (await sandbox.GetAsync("customer/1")).AssertRefused((HttpStatusCode)429, "CONCURRENCY_LIMIT_EXCEEDED", "");
        await OccupyAsync(sandbox, () => GetAsync(http, "currency/1"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(http, "currency/2")).Status);
        await OccupyAsync(sandbox, () => GetAsync(http, "currency/1"));
        (await GetAsync(http, "currency/2")).AssertRefused((HttpStatusCode)429, "CONCURRENCY_LIMIT_EXCEEDED", "");
    }

    [Fact]
    public async Task The_limits_tell_what_is_reserved_and_what_is_left()
    {
        await using var sandbox = await SandboxAccount.StartAsync(options => options with { ReservedConcurrency = 2 });

        var limits = (await sandbox.SendAsync(HttpMethod.Get, "/services/rest/system/v1/governanceLimits")).Body!;

        Assert.Equal("""{"accountConcurrencyLimit":5,"accountUnallocatedConcurrencyLimit":3,"integrationConcurrencyLimit":2,"integrationLimitType":"integrationSpecific"}""", limits.ToJsonString());
    }

    [Fact]
    public async Task Only_an_administrator_reads_the_limits()
    {
        await using var sandbox = await SandboxAccount.StartAsync(options => options with { Switches = Set("hasAdministratorRole", "false") });

        (await sandbox.SendAsync(HttpMethod.Get, "/services/rest/system/v1/governanceLimits")).AssertRefused(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSION", "Permission Violation");
    }

    [Fact]
    public async Task Reservations_must_leave_one_request_unallocated() =>
        await Assert.ThrowsAsync<ArgumentException>(() => SandboxAccount.StartAsync(options => options with { ReservedConcurrency = 5 }));

    [Theory]
    [InlineData("429", "7", 429, "CONCURRENCY_LIMIT_EXCEEDED")]
    [InlineData("400", "0", 400, "CONCURRENCY_LIMIT_EXCEEDED")]
    [InlineData("401", "7", 401, "INVALID_LOGIN")]
    public async Task Status_and_retry_after_of_a_limit_refusal_are_switches(string status, string retryAfter, int expected, string code)
    {
        await using var sandbox = await SandboxAccount.StartAsync(options => options with
        {
            Switches = new Dictionary<string, string> { ["limitStatus"] = status, ["retryAfter"] = retryAfter },
        });
        sandbox.Server.Add(new Fault(FaultKind.Limit));

        var reply = await sandbox.GetAsync("currency/1");

        reply.AssertRefused((HttpStatusCode)expected, code, "");
        Assert.Equal(status == "429" ? "7" : null, reply.Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task A_client_that_leaves_keeps_its_slot_until_its_request_is_done()
    {
        await using var sandbox = await SandboxAccount.StartAsync(options => options with { ConcurrencyLimit = 1 });
        sandbox.Server.Add(new Fault(FaultKind.SlowCommit) { Record = "currency", Milliseconds = 60_000 });
        using var impatient = new CancellationTokenSource();
        var left = sandbox.Http.GetAsync(new Uri("/services/rest/record/v1/currency/1", UriKind.Relative), impatient.Token);
        await UntilTakenAsync(sandbox);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        (await sandbox.GetAsync("currency/1")).AssertRefused((HttpStatusCode)429, "CONCURRENCY_LIMIT_EXCEEDED", "");
    }

    [Fact]
    public async Task A_role_without_a_permission_is_refused_and_its_queries_do_not_know_the_record()
    {
        await using var sandbox = await SandboxAccount.StartAsync(options => options with { Switches = Set("deniedPermissions", "customer, POST invoice") });

        (await sandbox.GetAsync("customer/1")).AssertRefused(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSION", "Permission Violation: You need the 'customer' permission");
        (await sandbox.PostAsync("Invoice", "{}")).AssertRefused(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSION", "");
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("invoice")).Status);
        (await sandbox.QueryAsync("SELECT id FROM customer")).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", "Record 'customer' was not found.");
        Assert.Equal(HttpStatusCode.OK, (await sandbox.QueryAsync("SELECT id FROM item")).Status);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_413_and_keeps_nothing()
    {
        await using var sandbox = await SandboxAccount.StartAsync(options => options with { MaxBodyBytes = 2000 });

        (await sandbox.PostAsync("customer", $$"""{"externalId":"c","companyName":"{{new string('x', 3000)}}","subsidiary":{"id":"1"} }"""))
            .AssertRefused(HttpStatusCode.RequestEntityTooLarge, "INVALID_REQUEST", "larger");
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync("customer/eid:c")).Status);
    }

    private static Dictionary<string, string> Set(string name, string value) => new() { [name] = value };

    private static async Task<Reply> GetAsync(HttpClient http, string path) => await Reply.OfAsync(await http.GetAsync(new Uri($"{SandboxAccount.Records}/{path}", UriKind.Relative)));

    // Leaves a request in progress.
    private static async Task OccupyAsync(SandboxAccount sandbox, Func<Task<Reply>> send)
    {
        sandbox.Server.Add(new Fault(FaultKind.SlowAnswer) { Milliseconds = 60_000 });
        _ = send();
        await UntilTakenAsync(sandbox);
    }

    private static async Task UntilTakenAsync(SandboxAccount sandbox)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (sandbox.Server.PendingFaults.Count > 0)
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
