using System.Net.Http.Headers;
using System.Security.Cryptography;
using Engine.Core.Configuration;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Login of older integrations: every request is signed with two secrets (OAuth 1.0a). From release 2027.1 no new ones can be made. Source:
/// help section_1534941088.
/// </summary>
internal sealed class TokenBasedLogin(
    string account, NetSuiteLogin.TokenBased names, SecretReader secrets, NetSuiteClientOptions options, TimeProvider time) : ILogin
{
    private readonly Lock guard = new();
    private readonly LoginHold hold = new(options);
    private TokenAnswer.Refused? refused;

    /// <summary>A signature that was refused is refused again.</summary>
    public bool IsRenewable => false;

    public Task<TokenAnswer> GetAsync(CancellationToken cancel)
    {
        lock (guard)
        {
            if (refused is not null && time.GetUtcNow() < refused.UseUntil)
            {
                return Task.FromResult<TokenAnswer>(refused);
            }
        }

        return Task.FromResult(Read());
    }

    public void Discard(Secret token)
    {
    }

    public void Accept() => hold.End();

    public TimeSpan Reject(Secret token, NetSuiteError error)
    {
        lock (guard)
        {
            var pause = hold.Next();
            refused = new TokenAnswer.Refused(error, time.GetUtcNow() + pause);
            return pause;
        }
    }

    // Read for each request: a secret may be replaced while the service runs.
    private TokenAnswer Read()
    {
        var read = new[] { names.ConsumerKey, names.ConsumerSecret, names.TokenId, names.TokenSecret }.Select(secrets.Read).ToList();
        if (read.OfType<SecretReading.Unavailable>().FirstOrDefault() is { } missing)
        {
            return new TokenAnswer.Refused(new NetSuiteError(NetSuiteErrorClass.Login, "", missing.Reason, null), time.GetUtcNow());
        }

        var found = read.Cast<SecretReading.Found>().Select(reading => reading.Secret).ToList();
        var signature = new RequestSignature(account, found[0], found[1], found[2], found[3]);
        return new TokenAnswer.Granted(found[3], time.GetUtcNow()) { Sign = (method, url) => Header(signature, method, url) };
    }

    private AuthenticationHeaderValue Header(RequestSignature signature, HttpMethod method, Uri url) => new(
        "OAuth", signature.Authorization(method, url, RandomNumberGenerator.GetHexString(32, lowercase: true), time.GetUtcNow().ToUnixTimeSeconds()));
}
