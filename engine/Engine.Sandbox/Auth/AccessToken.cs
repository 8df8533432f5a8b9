using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Auth;

/// <summary>Bearer tokens in the shape of Oracle's sample: a JWT signed with RS256 (Oracle help, section_162755359851).</summary>
internal static class AccessToken
{
    private const string KeyId = "s.SYSTEM.sandbox";

    // One for all sandboxes of a process: making a key takes longer than everything else a token needs.
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    public static string Sign(string clientId, string origin, DateTimeOffset from, DateTimeOffset until)
    {
        var header = new JsonObject { ["kid"] = KeyId, ["typ"] = "JWT", ["alg"] = "RS256" };
        var claims = new JsonObject
        {
            ["sub"] = "3;5",
            ["aud"] = new JsonArray(origin, clientId),
            ["scope"] = new JsonArray("rest_webservices"),
            ["iss"] = origin,
            ["oit"] = from.ToUnixTimeSeconds(),
            ["iat"] = from.ToUnixTimeSeconds(),
            ["exp"] = until.ToUnixTimeSeconds(),
            ["jti"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
        };
        var text = $"{Part(header)}.{Part(claims)}";
        lock (Key)
        {
            var signature = Key.Value.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return $"{text}.{Base64Url.EncodeToString(signature)}";
        }
    }

    /// <summary>The public half as a JSON Web Key Set.</summary>
    public static JsonObject PublicKeys()
    {
        var key = Key.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = KeyId,
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
            }),
        };
    }

    private static string Part(JsonObject value) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(value.ToJsonString()));
}
