using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Engine.App.Demo;

/// <summary>
/// Logs in to NetSuite by client credentials with an ES256 assertion. The demo reads the books with a client of its own, so that a
/// mistake of the engine's client cannot hide itself.
/// </summary>
internal static class AuditorLogin
{
    private const string TokenPath = "/services/rest/auth/oauth2/v1/token";

    private static readonly string[] Scope = ["rest_webservices"];

    /// <summary>A client whose requests carry the token.</summary>
    /// <exception cref="HttpRequestException">The login was refused.</exception>
    public static async Task<HttpClient> EnterAsync(Uri baseUrl, DemoKeys keys, TimeProvider clock, CancellationToken cancel)
    {
        var http = new HttpClient { BaseAddress = baseUrl };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = Assertion(new Uri(baseUrl, TokenPath), keys, clock),
        });
        using var answer = await http.PostAsync(new Uri(TokenPath, UriKind.Relative), form, cancel);
        answer.EnsureSuccessStatusCode();
        using var token = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancel));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
        return http;
    }

    private static string Assertion(Uri audience, DemoKeys keys, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var header = Encode(new { typ = "JWT", alg = "ES256", kid = DemoKeys.CertificateId });
        var claims = Encode(new { iss = DemoKeys.ClientId, scope = Scope, aud = audience.AbsoluteUri, iat = now, exp = now + 300 });
        using var key = ECDsa.Create();
        key.ImportFromPem(keys.PrivateKeyPem);
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256);
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode<T>(T part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
