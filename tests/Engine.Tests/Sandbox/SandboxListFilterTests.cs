using System.Net;

namespace Engine.Tests.Sandbox;

public sealed class SandboxListFilterTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        await sandbox.CustomerAsync("oak", extra: ""","email":"ann@oak.example","creditLimit":100,"startDate":"2026-01-31","isInactive":false""");
        await sandbox.CustomerAsync("elm", currency: "2", extra: ""","creditLimit":250.5,"startDate":"2026-02-01","comments":"red AND blue" """);
        await sandbox.CustomerAsync("ash", extra: ""","isInactive":true""");
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public static TheoryData<string, string> Filters => new()
    {
        { "companyName IS \"Oak elm\"", "elm" },
        { "companyname is \"oak ELM\"", "elm" },
        { "companyName IS_NOT \"Oak elm\"", "oak ash" },
        { "companyName START_WITH Oak AND companyName END_WITH sh", "ash" },
        { "companyName CONTAIN \"k e\"", "elm" },
        { "companyName CONTAIN_NOT elm", "oak ash" },
        { "externalId ANY_OF [oak, ASH]", "oak ash" },
        { "externalId IS \"elm\"", "elm" },
        { "email EMPTY", "elm ash" },
        { "email EMPTY_NOT", "oak" },
        { "comments IS \"red AND blue\"", "elm" },
        { "isInactive IS true", "ash" },
        { "isInactive IS false", "oak elm" },
        { "creditLimit GREATER 100", "elm" },
        { "creditLimit GREATER_OR_EQUAL 100", "oak elm" },
        { "creditLimit LESS_OR_EQUAL_NOT 100", "elm" },
        { "creditLimit BETWEEN [100, 200]", "oak" },
        { "creditLimit EQUAL 250.50", "elm" },
        { "currency ANY_OF [1, 7]", "oak ash" },
        { "currency EQUAL_NOT 1", "elm" },
        { "startDate AFTER \"1/31/2026\"", "elm" },
        { "startDate ON_OR_BEFORE 1/31/2026", "oak" },
        { "startDate ON 2/1/2026", "elm" },
        { "externalId IS oak OR externalId IS elm AND isInactive IS true", "oak" },
        { "(externalId IS oak OR externalId IS elm) AND creditLimit GREATER 200", "elm" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_chooses_records(string filter, string expected)
    {
        var reply = await sandbox.GetAsync($"customer?q={Uri.EscapeDataString(filter)}");

        Assert.True(reply.Status == HttpStatusCode.OK, $"{reply.Body}");
        var ids = reply.Body!["items"]!.AsArray().Select(item => (string)item!["id"]!);
        Assert.Equal(expected, string.Join(' ', (await Task.WhenAll(ids.Select(id => sandbox.GetAsync($"customer/{id}")))).Select(record => (string?)record.Body!["externalId"])));
    }

    [Theory]
    [InlineData("nothing IS x", "nothing")]
    [InlineData("addressBook IS x", "addressBook")]
    [InlineData("companyName", "operator")]
    [InlineData("companyName IS", "value")]
    [InlineData("companyName GREATER 1", "GREATER")]
    [InlineData("creditLimit CONTAIN 1", "CONTAIN")]
    [InlineData("creditLimit EQUAL much", "much")]
    [InlineData("creditLimit BETWEEN [1]", "BETWEEN")]
    [InlineData("startDate AFTER 2026-01-31", "1/31/2026")]
    [InlineData("isInactive IS maybe", "IS")]
    [InlineData("externalId ANY_OF [a, b", "list")]
    [InlineData("(externalId IS a", "parenthesis")]
    [InlineData("externalId IS \"a", "quote")]
    [InlineData("externalId IS a b", "'b'")]
    public async Task A_filter_that_is_none_is_refused(string filter, string detail)
    {
        var reply = await sandbox.GetAsync($"customer?q={Uri.EscapeDataString(filter)}");

        reply.AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", detail);
        Assert.Equal("q", (string?)reply.Error["o:errorQueryParam"]);
    }

    [Fact]
    public async Task The_next_page_keeps_the_filter()
    {
        var first = (await sandbox.GetAsync("customer?q=isInactive%20IS%20false&limit=1")).Body!;
        var next = new Uri((string)first["links"]!.AsArray().Single(link => (string?)link!["rel"] == "next")!["href"]!);

        var second = (await sandbox.SendAsync(HttpMethod.Get, next.PathAndQuery)).Body!;

        Assert.Equal((2, 1, false), ((int?)second["totalResults"], (int?)second["count"], (bool?)second["hasMore"]));
    }

    [Fact]
    public async Task An_external_id_that_no_address_takes_is_found_by_filter()
    {
        await sandbox.CustomerAsync("RED|PO|1337");

        Assert.Equal(1, (int?)(await sandbox.GetAsync("customer?q=" + Uri.EscapeDataString("externalId IS \"RED|PO|1337\""))).Body!["count"]);
    }
}
