using System.Net;

namespace Engine.Tests.Sandbox;

/// <summary>Lists filtered by <c>q</c>.</summary>
public sealed class SandboxListTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        await sandbox.CustomerAsync("a_1", extra: ""","email":"ann@oak.example","creditLimit":100,"startDate":"2026-01-15" """);
        await sandbox.CustomerAsync("b_2", "2", ""","email":"bob@elm.example","creditLimit":250.5,"startDate":"2026-02-15","isInactive":true""");
        await sandbox.CreateAsync("customer", """{"externalId":"RED|PO|1337","companyName":"Fir Two","subsidiary":"1"}""");
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Theory]
    [InlineData("companyName IS \"oak a_1\"", "1001")]
    [InlineData("externalId IS \"RED|PO|1337\"", "1003")]
    [InlineData("companyName CONTAIN oak", "1001 1002")]
    [InlineData("companyName CONTAIN_NOT oak", "1003")]
    [InlineData("email START_WITH ann", "1001")]
    [InlineData("email END_WITH elm.example", "1002")]
    [InlineData("email EMPTY", "1003")]
    [InlineData("email EMPTY_NOT", "1001 1002")]
    [InlineData("creditLimit GREATER 100", "1002")]
    [InlineData("creditLimit GREATER_OR_EQUAL 100", "1001 1002")]
    [InlineData("creditLimit BETWEEN [99, 101]", "1001")]
    [InlineData("creditLimit EQUAL_NOT 100", "1002 1003")]
    [InlineData("id ANY_OF [1001, 1003]", "1001 1003")]
    [InlineData("currency ANY_OF [2]", "1002")]
    [InlineData("isInactive IS true", "1002")]
    [InlineData("isInactive IS_NOT true", "1001 1003")]
    [InlineData("startDate AFTER \"1/15/2026\"", "1002")]
    [InlineData("startDate ON_OR_BEFORE \"1/15/2026\"", "1001")]
    [InlineData("companyName CONTAIN oak AND creditLimit LESS 200 OR companyName IS \"Fir Two\"", "1001 1003")]
    [InlineData("companyName CONTAIN oak AND (creditLimit LESS 200 OR currency EQUAL 2)", "1001 1002")]
    public async Task A_filter_keeps_the_records_that_match(string filter, string ids) =>
        Assert.Equal(ids, string.Join(' ', (await ListAsync(filter)).Body!["items"]!.AsArray().Select(item => (string?)item!["id"])));

    [Theory]
    [InlineData("nonsense IS 1", "nonsense")]
    [InlineData("companyName GREATER 1", "GREATER")]
    [InlineData("creditLimit EQUAL much", "much")]
    [InlineData("startDate ON 2026-01-15", "2026-01-15")]
    [InlineData("companyName IS \"oak", "quote")]
    [InlineData("companyName IS", "a value")]
    [InlineData("(companyName IS oak", "parenthesis")]
    [InlineData("companyName IS oak elm", "'elm'")]
    [InlineData("id ANY_OF [1", "bracket")]
    public async Task A_filter_that_cannot_be_read_is_refused(string filter, string detail)
    {
        var reply = await ListAsync(filter);

        reply.AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", detail);
        Assert.Equal("q", (string?)reply.Error["o:errorQueryParam"]);
    }

    [Fact]
    public async Task A_filter_nested_beyond_reason_is_refused() =>
        (await ListAsync(new string('(', 500))).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", "nested");

    private Task<Reply> ListAsync(string filter) => sandbox.GetAsync($"customer?q={Uri.EscapeDataString(filter)}");
}
