using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Tests.Runtime.NetSuite;

public sealed class LoginTests : IAsyncDisposable
{
    private static readonly RecordKey Key = new("customer", "cus_1");
    private static readonly RecordContent Content = new([new("companyName", Value.Of("Acme"))], []);
    private static readonly RawReply Unauthorized = RawReply.Error(401, "INVALID_LOGIN", "Invalid login attempt.", "WWW-Authenticate: Bearer error=\"invalid_token\"");

    private readonly ManualTime time = new();
    private readonly ClientWorld world;
    private int created;

    public LoginTests()
    {
        world = new ClientWorld { Time = time };
        world.Server.Answer = _ => RawReply.Created($"/services/rest/record/v1/customer/{Interlocked.Increment(ref created)}");
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task The_assertion_is_signed_with_PS256_and_says_who_asks_for_what()
    {
        await CreateAsync();

        var form = QueryHelpers.ParseQuery(Assert.Single(world.Server.TokenRequests).Body);
        var parts = form["client_assertion"].ToString().Split('.');
        var header = Decode(parts[0]);
        var claims = Decode(parts[1]);
        using var key = RSA.Create();
        key.ImportFromPem(ClientWorld.RsaKey);
        Assert.Equal("client_credentials", form["grant_type"]);
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.Equal(("PS256", "JWT", "cert-id"), (header.GetProperty("alg").GetString(), header.GetProperty("typ").GetString(), header.GetProperty("kid").GetString()));
        Assert.Equal("client-id", claims.GetProperty("iss").GetString());
        Assert.Equal(["rest_webservices"], claims.GetProperty("scope").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal(new Uri(world.Server.Url, RawServer.TokenPath).AbsoluteUri, claims.GetProperty("aud").GetString());
        Assert.Equal(time.GetUtcNow().ToUnixTimeSeconds(), claims.GetProperty("iat").GetInt64());
        Assert.InRange(claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64(), 1, 3599);
        Assert.True(key.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Fact]
    public async Task An_elliptic_curve_key_signs_with_ES256()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        world.SetSecret("KEY", key.ExportECPrivateKeyPem());

        await CreateAsync();

        var parts = QueryHelpers.ParseQuery(Assert.Single(world.Server.TokenRequests).Body)["client_assertion"].ToString().Split('.');
        Assert.Equal("ES256", Decode(parts[0]).GetProperty("alg").GetString());
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task However_many_need_a_token_one_request_asks_for_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CreateAsync()));

        Assert.All(answers, answer => Assert.IsType<WriteAnswer.Done>(answer));
        Assert.Single(world.Server.TokenRequests);
        Assert.Equal(20, world.Server.Requests.Count());
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        await CreateAsync();
        time.Advance(TimeSpan.FromMinutes(58));
        await CreateAsync();
        Assert.Single(world.Server.TokenRequests);

        time.Advance(TimeSpan.FromMinutes(1));
        await CreateAsync();

        Assert.Equal(2, world.Server.TokenRequests.Count());
        Assert.Equal("Bearer token-2", world.Server.Requests.Last().Headers["authorization"]);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once_for_all_and_the_write_sent_again()
    {
        await CreateAsync();
        world.Server.Answer = request => request.Headers["authorization"] == "Bearer token-1"
            ? Unauthorized
            : RawReply.Created("/services/rest/record/v1/customer/9");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CreateAsync()));

        Assert.All(answers, answer => Assert.Equal("9", Assert.IsType<WriteAnswer.Done>(answer).InternalId));
        Assert.Equal(2, world.Server.TokenRequests.Count());
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_ends_in_a_login_error_and_nobody_hammers_the_account()
    {
        world.Server.Answer = _ => Unauthorized;

        var first = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());
        var second = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());

        Assert.Equal(NetSuiteErrorClass.Login, first.Error!.Class);
        Assert.Equal("INVALID_LOGIN", second.Error!.Code);
        Assert.Equal(TimeSpan.FromSeconds(30), second.RetryAfter);
        Assert.Equal(2, world.Server.Requests.Count());
        Assert.Equal(2, world.Server.TokenRequests.Count());
    }

    [Fact]
    public async Task Logins_refused_right_after_others_were_taken_are_overload_and_back_off()
    {
        await CreateAsync();
        world.Server.Answer = _ => Unauthorized;

        var later = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());

        Assert.Equal(NetSuiteErrorClass.Login, later.Error!.Class);
        Assert.Equal(time.GetUtcNow().AddSeconds(1), world.Client.Report.Governor.PausedUntil);
        Assert.Equal(2, world.Client.Report.Governor.Target);

        // Not held as wrong credentials: after the pause the next request goes through with a new token.
        world.Server.Answer = _ => RawReply.Created("/services/rest/record/v1/customer/9");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<WriteAnswer.Done>(await CreateAsync());
    }

    [Fact]
    public async Task A_token_based_login_signs_each_request_and_asks_for_no_token()
    {
        SetTokenBased();
        using var client = world.Factory.Create(TokenBased);

        Assert.IsType<WriteAnswer.Done>(await client.CreateAsync(Key, Content, default));
        Assert.IsType<WriteAnswer.Done>(await client.CreateAsync(Key, Content, default));

        Assert.Empty(world.Server.TokenRequests);
        var headers = world.Server.Requests.Select(request => request.Headers["authorization"]).ToList();
        Assert.All(headers, header => Assert.Matches(
            "^OAuth realm=\"1234567_SB1\", oauth_consumer_key=\"consumer-key\", oauth_token=\"token-id\", .*oauth_nonce=\"[0-9a-f]{32}\", .*oauth_signature=\"[^\"]+\"$", header));
        Assert.Equal(2, headers.Distinct().Count());
    }

    [Fact]
    public async Task A_refused_signature_is_not_sent_again_and_held_for_a_while_and_nothing_secret_shows()
    {
        SetTokenBased();
        using var client = world.Factory.Create(TokenBased);
        world.Server.Answer = request => RawReply.Status(401, $"you sent {request.Headers["authorization"]} and token-secret");

        var first = Assert.IsType<WriteAnswer.TryLater>(await client.CreateAsync(Key, Content, default));
        var second = Assert.IsType<WriteAnswer.TryLater>(await client.CreateAsync(Key, Content, default));

        Assert.Single(world.Server.Requests);
        Assert.Equal(TimeSpan.FromSeconds(30), second.RetryAfter);
        Assert.All(
            ["token-secret", "consumer-secret"],
            secret => Assert.DoesNotContain(secret, $"{first} {second} {string.Join('\n', world.Logged)}", StringComparison.Ordinal));
    }

    private NetSuiteConnection TokenBased =>
        new("1234567-sb1", world.Server.Url, new NetSuiteLogin.TokenBased(new("env:CK"), new("env:CS"), new("env:TI"), new("env:TS")), 2);

    private void SetTokenBased()
    {
        foreach (var (name, value) in new[] { ("CK", "consumer-key"), ("CS", "consumer-secret"), ("TI", "token-id"), ("TS", "token-secret") })
        {
            world.SetSecret(name, value);
        }
    }

    [Fact]
    public async Task Refused_credentials_are_held_for_a_while_and_then_tried_again()
    {
        var granted = world.Server.Token;
        world.Server.Token = _ => RawReply.Status(400, """{"error":"invalid_grant","error_description":"no such certificate"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => CreateAsync()));
        Assert.All(answers, answer => Assert.Equal(NetSuiteErrorClass.Login, Assert.IsType<WriteAnswer.TryLater>(answer).Error!.Class));
        Assert.Contains("no such certificate", ((WriteAnswer.TryLater)answers[0]).Reason, StringComparison.Ordinal);
        Assert.Single(world.Server.TokenRequests);

        world.Server.Token = granted;
        time.Advance(TimeSpan.FromSeconds(31));
        Assert.IsType<WriteAnswer.Done>(await CreateAsync());
    }

    public static TheoryData<string, RawReply> TokenFaults => new()
    {
        { "reset", new RawReply.Reset([]) },
        { "503 HTML", RawReply.Status(503, "<html/>") },
        { "no JSON", RawReply.Status(200, "hello") },
        { "no token", RawReply.Status(200, """{"token_type":"Bearer"}""") },
        { "empty token", RawReply.Status(200, """{"access_token":"","expires_in":3600}""") },
        { "too long", RawReply.Status(200, new string(' ', 70_000)) },
        { "redirect", RawReply.Status(302, "", "Location: http://elsewhere/") },
        { "limit", RawReply.Status(429) },
    };

    [Theory]
    [MemberData(nameof(TokenFaults), DisableDiscoveryEnumeration = true)]
    public async Task A_token_endpoint_that_fails_sends_nothing_and_is_asked_again_at_the_next_write(string fault, RawReply reply)
    {
        var granted = world.Server.Token;
        world.Server.Token = _ => reply;
        var later = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());
        world.Server.Token = granted;

        Assert.NotEmpty(fault);
        Assert.Null(later.Error);
        Assert.Empty(world.Server.Requests);
        Assert.IsType<WriteAnswer.Done>(await CreateAsync());
    }

    [Theory]
    [InlineData("\"expires_in\":3600", 58, true)]
    [InlineData("\"expires_in\":\"3600\"", 58, true)]
    [InlineData("\"expires_in\":60", 0.8, true)]
    [InlineData("\"expires_in\":60", 0.95, false)]
    [InlineData("\"expires_in\":-5", 4, true)]
    [InlineData("\"x\":1", 4, true)]
    [InlineData("\"x\":1", 5, false)]
    public async Task A_token_is_used_for_as_long_as_it_says_less_a_margin(string lifetime, double minutes, bool isStillUsed)
    {
        world.Server.Token = _ => RawReply.Status(200, $$"""{"access_token":"t",{{lifetime}}}""");
        await CreateAsync();
        time.Advance(TimeSpan.FromMinutes(minutes));
        await CreateAsync();

        Assert.Equal(isStillUsed ? 1 : 2, world.Server.TokenRequests.Count());
    }

    public static TheoryData<string, string?, string> BadSecrets => new()
    {
        { "KEY", null, "The secret \"env:KEY\" cannot be read: the environment variable KEY is not set." },
        { "ID", "", "The secret \"env:ID\" cannot be read: the environment variable ID is empty." },
        { "KEY", "no key", "The private key is no PEM" },
        { "KEY", ClientWorld.Pem(ECDsa.Create(ECCurve.NamedCurves.nistP384)), "not P-256" },
    };

    [Theory]
    [MemberData(nameof(BadSecrets), DisableDiscoveryEnumeration = true)]
    public async Task A_secret_that_is_no_use_is_named_and_not_shown(string name, string? value, string reason)
    {
        world.SetSecret(name, value);

        var later = Assert.IsType<WriteAnswer.TryLater>(await CreateAsync());

        Assert.Contains(reason, later.Reason, StringComparison.Ordinal);
        Assert.Equal(NetSuiteErrorClass.Login, later.Error!.Class);
        Assert.Empty(world.Server.Received);
    }

    [Fact]
    public async Task No_secret_shows_in_exchanges_logs_or_reasons()
    {
        world.Server.Answer = request => RawReply.Status(400, $"You sent {request.Headers["authorization"]}");
        var refused = await CreateAsync();
        world.Server.Answer = _ => Unauthorized;
        var unauthorized = await CreateAsync();
        world.Server.Token = request => RawReply.Status(400, JsonSerializer.Serialize(new { error = "invalid_client", error_description = request.Body[^200..] }));
        time.Advance(TimeSpan.FromHours(2));
        var later = await CreateAsync();

        var assertions = world.Server.TokenRequests.Select(request => QueryHelpers.ParseQuery(request.Body)["client_assertion"].ToString());
        var tails = assertions.Select(assertion => assertion[^40..]);
        var shown = string.Join("\n", [$"{refused}", $"{unauthorized}", $"{later}", .. world.Logged]);
        Assert.Contains("***", shown, StringComparison.Ordinal);
        Assert.All(
            [.. tails, "token-1", "token-2", "PRIVATE KEY", "client-id"],
            secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }

    private static JsonElement Decode(string part) => JsonElement.Parse(Base64Url.DecodeFromChars(part));

    private Task<WriteAnswer> CreateAsync() => world.Client.CreateAsync(Key, Content, default);
}
