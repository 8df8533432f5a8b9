using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.Sandbox;

namespace Engine.Tests.Sandbox;

public sealed class SandboxLoginTests
{
    public static TheoryData<string> Algorithms => ["PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Every_documented_algorithm_gives_a_token_that_opens_the_account(string algorithm)
    {
        using var key = KeyFor(algorithm);
        await using var sandbox = await WithKey(PublicPem(key));

        var reply = await sandbox.TokenAsync(new Assertion(key) { Algorithm = algorithm }.Sign());

        Assert.Equal((HttpStatusCode.OK, 3600, "Bearer"), (reply.Status, (int?)reply.Body!["expires_in"], (string?)reply.Body["token_type"]));
        sandbox.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string?)reply.Body["access_token"]);
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("currency/1")).Status);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task A_signature_by_another_key_is_refused(string algorithm)
    {
        using var registered = KeyFor(algorithm);
        using var other = KeyFor(algorithm);
        await using var sandbox = await WithKey(PublicPem(registered));

        AssertRefused(await sandbox.TokenAsync(new Assertion(other) { Algorithm = algorithm }.Sign()), "signature");
    }

    [Fact]
    public async Task A_certificate_can_be_registered_instead_of_a_key()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=engine", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var from = new SandboxTime().GetUtcNow();
        using var certificate = request.CreateSelfSigned(from, from.AddYears(1));
        await using var sandbox = await WithKey(certificate.ExportCertificatePem());

        Assert.Equal(HttpStatusCode.OK, (await sandbox.TokenAsync(new Assertion(key) { Algorithm = "PS256" }.Sign())).Status);
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("HS256")]
    [InlineData("none")]
    public async Task Other_algorithms_are_refused_even_when_the_signature_is_right(string algorithm)
    {
        using var key = RSA.Create(2048);
        await using var sandbox = await WithKey(PublicPem(key));

        AssertRefused(await sandbox.TokenAsync(new Assertion(key) { Algorithm = algorithm }.Sign()), algorithm);
    }

    [Fact]
    public async Task An_algorithm_of_another_curve_or_kind_of_key_is_refused()
    {
        await using var sandbox = await SandboxAccount.StartAsync();

        AssertRefused(await sandbox.TokenAsync(new Assertion(sandbox.Key) { Algorithm = "ES384" }.Sign()), "signature");
        AssertRefused(await sandbox.TokenAsync(new Assertion(sandbox.Key) { Algorithm = "PS256" }.Sign()), "signature");
    }

    public static TheoryData<string, Func<Assertion, Assertion>> Broken => new()
    {
        { "kid", assertion => assertion with { KeyId = "other" } },
        { "iss", assertion => assertion with { Issuer = "other" } },
        { "aud", assertion => assertion with { Audience = "https://other.example/token" } },
        { "scope", assertion => assertion with { Scope = new[] { "restlets" } } },
        { "scope", assertion => assertion with { Scope = "" } },
        { "expired", assertion => assertion with { IssuedAt = assertion.IssuedAt.AddMinutes(-10) } },
        { "expired", assertion => assertion with { IssuedAt = assertion.IssuedAt.AddMinutes(-5) } },
        { "future", assertion => assertion with { IssuedAt = assertion.IssuedAt.AddMinutes(2) } },
        { "less than 60 minutes", assertion => assertion with { Life = TimeSpan.FromMinutes(60) } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task An_assertion_with_a_wrong_claim_is_refused(string problem, Func<Assertion, Assertion> change)
    {
        await using var sandbox = await SandboxAccount.StartAsync();

        AssertRefused(await sandbox.TokenAsync(change(new Assertion(sandbox.Key)).Sign()), problem);
    }

    public static TheoryData<Func<Assertion, Assertion>> Sound => new(
        assertion => assertion with { Scope = "restlets,rest_webservices" },
        assertion => assertion with { Scope = "restlets rest_webservices" },
        assertion => assertion with { Audience = new[] { "x", (string)assertion.Audience } },
        assertion => assertion with { Life = TimeSpan.FromSeconds(3599) });

    [Theory]
    [MemberData(nameof(Sound))]
    public async Task Scopes_and_audiences_may_be_lists_or_texts(Func<Assertion, Assertion> change)
    {
        await using var sandbox = await SandboxAccount.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await sandbox.TokenAsync(change(new Assertion(sandbox.Key)).Sign())).Status);
    }

    [Fact]
    public async Task The_audience_may_be_the_address_at_which_the_sandbox_is_reached()
    {
        await using var sandbox = await SandboxAccount.StartAsync();
        var audience = new Uri(sandbox.Server.BaseAddress, SandboxAccount.TokenPath).ToString();

        Assert.Equal(HttpStatusCode.OK, (await sandbox.TokenAsync(new Assertion(sandbox.Key) { Audience = audience }.Sign())).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c")]
    [InlineData("!!.??.--")]
    [InlineData("W10.e30.AAAA")]
    public async Task What_is_not_a_signed_token_is_refused(string assertion)
    {
        await using var sandbox = await SandboxAccount.StartAsync();

        AssertRefused(await sandbox.TokenAsync(assertion), "JWT");
    }

    [Fact]
    public async Task Changed_claims_break_the_signature()
    {
        await using var sandbox = await SandboxAccount.StartAsync();
        var sound = new Assertion(sandbox.Key).Sign().Split('.');
        var other = new Assertion(sandbox.Key) { Life = TimeSpan.FromMinutes(6) }.Sign().Split('.');

        AssertRefused(await sandbox.TokenAsync($"{sound[0]}.{other[1]}.{sound[2]}"), "signature");
    }

    [Fact]
    public async Task Another_grant_type_is_refused()
    {
        await using var sandbox = await SandboxAccount.StartAsync();

        var reply = await sandbox.TokenAsync(new Assertion(sandbox.Key).Sign(), "password");

        Assert.Equal((HttpStatusCode.BadRequest, "unsupported_grant_type"), (reply.Status, (string?)reply.Body!["error"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic Zm9vOmJhcg==")]
    [InlineData("Bearer ")]
    public async Task A_call_without_a_valid_bearer_is_401_with_its_header(string? authorization)
    {
        await using var sandbox = await SandboxAccount.StartAsync();
        sandbox.Http.DefaultRequestHeaders.Authorization = null;

        var reply = await sandbox.SendAsync(HttpMethod.Get, "/services/rest/record/v1/currency/1", null,
            authorization is null ? [] : [("Authorization", authorization)]);

        reply.AssertRefused(HttpStatusCode.Unauthorized, "INVALID_LOGIN", "Invalid login attempt.");
        Assert.Equal("Bearer realm=\"123456_SB1\", error=\"invalid_token\", error_description=\"Invalid login attempt.\"", reply.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_token_expires_and_a_new_one_opens_again()
    {
        await using var sandbox = await SandboxAccount.StartAsync(options => options with { TokenLifetime = TimeSpan.FromSeconds(90) });

        sandbox.Time.Advance(TimeSpan.FromSeconds(89));
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("currency/1")).Status);
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await sandbox.GetAsync("currency/1")).Status);
        await sandbox.LogInAsync();
        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync("currency/1")).Status);
    }

    [Fact]
    public async Task A_public_key_that_is_none_is_refused_at_the_start() =>
        await Assert.ThrowsAsync<ArgumentException>(() => WithKey("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"));

    private static void AssertRefused(Reply reply, string problem)
    {
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (reply.Status, (string?)reply.Body!["error"]));
        Assert.Contains(problem, (string?)reply.Body["error_description"], StringComparison.Ordinal);
    }

    private static Task<SandboxAccount> WithKey(string pem) => SandboxAccount.StartAsync(options => options with { PublicKeyPem = pem });

    private static string PublicPem(AsymmetricAlgorithm key) => key.ExportSubjectPublicKeyInfoPem();

    private static AsymmetricAlgorithm KeyFor(string algorithm) => algorithm switch
    {
        "ES256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "ES384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "ES512" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => RSA.Create(2048),
    };
}
