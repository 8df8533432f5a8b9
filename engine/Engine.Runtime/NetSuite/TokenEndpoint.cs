using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Core.Configuration;
using Engine.Core.Values;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Asks NetSuite for an access token by OAuth 2.0 client credentials. Source: help, section_162755359851. What is sent and answered
/// here is kept nowhere.
/// </summary>
internal sealed partial class TokenEndpoint(
    HttpClient http, Uri baseUrl, NetSuiteLogin.ClientCredentials login, SecretReader secrets, NetSuiteClientOptions options, TimeProvider time)
{
    private const string Path = "/services/rest/auth/oauth2/v1/token";
    private const int MaxBytes = 64 * 1024;

    /// <summary>When the answer does not say how long its token lives: short, so that a wrong guess costs little.</summary>
    private static readonly TimeSpan AssumedLifetime = TimeSpan.FromMinutes(5);

    private readonly Uri url = new(baseUrl, Path);

    public async Task<TokenAnswer> AskAsync()
    {
        var now = time.GetUtcNow();
        var (assertion, problem) = Assertion(now);
        if (assertion is null)
        {
            return Refused(now, "", problem);
        }

        using var timeout = new CancellationTokenSource(options.TokenTimeout, time);
        try
        {
            using var form = Form(assertion);
            using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            var (body, isCut) = await BoundedBody.ReadAsync(response.Content, MaxBytes, timeout.Token);
            return Read((int)response.StatusCode, response.Headers.RetryAfter?.Delta, isCut ? Value.Missing : Parse(body), now);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException or IOException or InvalidDataException)
        {
            return new TokenAnswer.Unreachable("NetSuite's token endpoint could not be reached.", null, now);
        }
    }

    private (Secret? Assertion, string Problem) Assertion(DateTimeOffset now)
    {
        var read = new[] { login.ClientId, login.CertificateId, login.PrivateKey }.Select(secrets.Read).ToList();
        if (read.OfType<SecretReading.Unavailable>().FirstOrDefault() is { } missing)
        {
            return (null, missing.Reason);
        }

        var found = read.Cast<SecretReading.Found>().Select(reading => reading.Secret).ToList();
        try
        {
            return (ClientAssertion.Sign(found[0].Reveal(), found[1].Reveal(), found[2], url, now), "");
        }
        catch (CryptographicException trouble)
        {
            return (null, trouble.Message);
        }
    }

    private static FormUrlEncodedContent Form(Secret assertion) => new(
    [
        new("grant_type", "client_credentials"),
        new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        new("client_assertion", assertion.Reveal()),
    ]);

    private TokenAnswer Read(int status, TimeSpan? retryAfter, Value body, DateTimeOffset asked)
    {
        if (status == 200 && body.Member("access_token") is { Kind: ValueKind.Text } token && token.AsText().Length > 0)
        {
            return new TokenAnswer.Granted(new Secret(token.AsText()), asked + UsableFor(Lifetime(body.Member("expires_in"))));
        }

        if (status is 400 or 401 or 403)
        {
            var code = body.Member("error") is { Kind: ValueKind.Text } error ? error.AsText() : "";
            var words = body.Member("error_description") is { Kind: ValueKind.Text } description ? $" {description.AsText()}" : "";
            return Refused(asked, WithoutTokens(Short(code)), Short($"The token endpoint refused the credentials: HTTP {status} {code}.{WithoutTokens(words)}"));
        }

        return new TokenAnswer.Unreachable($"NetSuite's token endpoint answered HTTP {status} without a token.", retryAfter, asked);
    }

    private TokenAnswer.Refused Refused(DateTimeOffset at, string code, string detail) =>
        new(new NetSuiteError(NetSuiteErrorClass.Login, code, detail, null), at + options.LoginHold);

    /// <summary>Seconds, as a number or, in some answers, as a text.</summary>
    private static TimeSpan Lifetime(Value expiresIn) => expiresIn.Kind switch
    {
        ValueKind.Number when expiresIn.AsNumber() is > 0 and < 1_000_000 => TimeSpan.FromSeconds((double)expiresIn.AsNumber()),
        ValueKind.Text when int.TryParse(expiresIn.AsText(), out var seconds) && seconds > 0 => TimeSpan.FromSeconds(seconds),
        _ => AssumedLifetime,
    };

    /// <summary>Renewed a minute early, or a tenth of a short life: a request must not outlive its token on the way.</summary>
    private static TimeSpan UsableFor(TimeSpan lifetime) =>
        lifetime - (lifetime > TimeSpan.FromMinutes(10) ? TimeSpan.FromMinutes(1) : lifetime / 10);

    private static Value Parse(byte[] body)
    {
        try
        {
            return JsonValue.From(JsonElement.Parse(body, JsonValue.Options));
        }
        catch (JsonException)
        {
            return Value.Missing;
        }
    }

    /// <summary>An endpoint may echo the assertion, or a part of it: no run of characters as long as a token's is repeated.</summary>
    private static string WithoutTokens(string text) => LongRun().Replace(text, "***");

    [GeneratedRegex("[A-Za-z0-9_.+/=-]{33,}")]
    private static partial Regex LongRun();

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
