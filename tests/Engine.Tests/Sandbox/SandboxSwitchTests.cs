using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Tests.Sandbox;

public sealed class SandboxSwitchTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task Every_switch_says_what_it_decides_on_what_evidence_and_takes_its_own_default()
    {
        var switches = (await sandbox.InspectAsync("switches")).AsObject();

        Assert.True(switches.Count > 20);
        foreach (var (name, each) in switches)
        {
            Assert.Matches("^[a-z]+([A-Z][a-z]+)*$", name);
            Assert.NotEmpty((string)each!["decides"]!);
            Assert.NotEmpty((string)each["evidence"]!);
            Assert.Equal(each["default"]!.ToJsonString(), each["value"]!.ToJsonString());
            var reply = await TurnAsync($$"""{"{{name}}":{{each["default"]!.ToJsonString()}}}""");
            Assert.True(reply.Status == HttpStatusCode.OK, $"{each}");
        }
    }

    [Fact]
    public async Task A_switch_is_turned_and_set_back()
    {
        await TurnAsync("""{"limitStatus":"400","retryAfter":5}""");
        Assert.Equal(("400", "5"), (await ValueAsync("limitStatus"), await ValueAsync("retryAfter")));

        await sandbox.SendAsync(HttpMethod.Delete, "/sandbox/switches");

        Assert.Equal(("429", "0"), (await ValueAsync("limitStatus"), await ValueAsync("retryAfter")));
    }

    [Theory]
    [InlineData("""{"retryAfter":"5","limitStauts":"400"}""", "There is no switch 'limitStauts'. There are: ")]
    [InlineData("""{"retryAfter":"5","limitStatus":"418"}""", "The switch limitStatus does not take '418'. It takes 429, 400, 401.")]
    [InlineData("""{"retryAfter":"soon"}""", "It takes a whole number.")]
    [InlineData("[]", "object")]
    public async Task What_no_switch_takes_is_refused_and_turns_nothing(string body, string detail)
    {
        (await TurnAsync(body)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_SEED", detail);

        Assert.Equal("0", await ValueAsync("retryAfter"));
    }

    [Fact]
    public async Task Switches_may_be_set_from_the_start_and_a_wrong_one_stops_it()
    {
        await using var other = await SandboxAccount.StartAsync(options => options with { Switches = new Dictionary<string, string> { ["jobDelay"] = "0" } });

        Assert.Equal("0", (await other.InspectAsync("switches"))["jobDelay"]!["value"]?.ToString());
        await Assert.ThrowsAsync<ArgumentException>(() => SandboxAccount.StartAsync(options => options with { Switches = new Dictionary<string, string> { ["x"] = "0" } }));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.NoContent, true)]
    [InlineData("warning", HttpStatusCode.NoContent, true)]
    [InlineData("IGNORE", HttpStatusCode.NoContent, false)]
    [InlineData("Error", HttpStatusCode.BadRequest, false)]
    [InlineData("Refuse", HttpStatusCode.BadRequest, false)]
    public async Task A_misspelt_property_is_dropped_with_a_warning_unless_the_header_says_otherwise(string? mode, HttpStatusCode status, bool warns)
    {
        await TurnAsync("""{"warningHeader":"X-Warned"}""");

        var reply = await sandbox.PostAsync("customer", """{"companyName":"Oak","subsidiary":"1","commpent":"ü"}""",
            mode is null ? [] : [("X-NetSuite-PropertyNameValidation", mode)]);

        Assert.Equal(status, reply.Status);
        Assert.Equal(warns ? "Unknown property 'commpent' at commpent was ignored." : null, reply.Headers.TryGetValues("X-Warned", out var warnings) ? warnings.Single() : null);
    }

    [Fact]
    public async Task Words_of_refusals_are_switches()
    {
        Assert.StartsWith("Error while accessing a resource. ", (await sandbox.PostAsync("customer", "{}")).Detail, StringComparison.Ordinal);
        await TurnAsync("""{"errorPrefix":"documented","invalidLoginCode":"INVALID_LOGIN_ATTEMPT"}""");

        Assert.StartsWith("Error while accessing resource: Please enter value(s) for:", (await sandbox.PostAsync("customer", "{}")).Detail, StringComparison.Ordinal);
        (await sandbox.SendAsync(HttpMethod.Get, "/services/rest/record/v1/currency/1", null, ("Authorization", "Bearer x")))
            .AssertRefused(HttpStatusCode.Unauthorized, "INVALID_LOGIN_ATTEMPT", "");
    }

    [Fact]
    public async Task A_query_may_do_without_the_transient_preference_where_the_switch_says_so()
    {
        await TurnAsync("""{"needsTransient":false}""");

        var reply = await sandbox.SendAsync(HttpMethod.Post, "/services/rest/query/v1/suiteql", """{"q":"SELECT id FROM item"}""");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.False(reply.Headers.Contains("Preference-Applied"));
    }

    [Theory]
    [InlineData("true", HttpStatusCode.BadRequest)]
    [InlineData("false", HttpStatusCode.OK)]
    public async Task An_assertion_with_an_id_is_good_once_unless_the_switch_says_otherwise(string refuses, HttpStatusCode second)
    {
        await TurnAsync($$"""{"refusesAssertionReplay":{{refuses}} }""");
        var assertion = new Assertion(sandbox.Key) { Id = "only-once" }.Sign();

        Assert.Equal(HttpStatusCode.OK, (await sandbox.TokenAsync(assertion)).Status);
        Assert.Equal(second, (await sandbox.TokenAsync(assertion)).Status);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.TokenAsync(new Assertion(sandbox.Key) { Id = "another" }.Sign())).Status);
    }

    [Fact]
    public async Task An_access_token_is_a_signed_jwt_with_the_claims_of_oracles_sample()
    {
        var parts = ((string)(await sandbox.TokenAsync(new Assertion(sandbox.Key).Sign())).Body!["access_token"]!).Split('.');
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        var key = (await sandbox.InspectAsync("keys"))["keys"]![0]!;
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars((string)key["n"]!),
            Exponent = Base64Url.DecodeFromChars((string)key["e"]!),
        });

        Assert.True(rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal("RS256", (string?)header["alg"]);
        Assert.Equal(["aud", "exp", "iat", "iss", "jti", "oit", "scope", "sub"], claims.AsObject().Select(claim => claim.Key).Order());
        Assert.Equal(3600, (long)claims["exp"]! - (long)claims["iat"]!);
    }

    private Task<Reply> TurnAsync(string body) => sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", body);

    private async Task<string?> ValueAsync(string name) =>
        (await sandbox.InspectAsync("switches"))[name]!["value"]?.ToString();
}
