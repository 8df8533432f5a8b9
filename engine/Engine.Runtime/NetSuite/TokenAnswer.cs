using System.Net.Http.Headers;
using Engine.Runtime.Secrets;

namespace Engine.Runtime.NetSuite;

/// <summary>What came of asking for a token.</summary>
/// <param name="UseUntil">Until when the answer stands; then it is asked again.</param>
internal abstract record TokenAnswer(DateTimeOffset UseUntil)
{
    public sealed record Granted(Secret Token, DateTimeOffset UseUntil) : TokenAnswer(UseUntil)
    {
        /// <summary>The header that proves who sends a request; by default the token itself.</summary>
        public Func<HttpMethod, Uri, AuthenticationHeaderValue> Sign { get; init; } = (_, _) => new AuthenticationHeaderValue("Bearer", Token.Reveal());
    }

    /// <summary>The credentials are not accepted, or cannot be read.</summary>
    public sealed record Refused(NetSuiteError Error, DateTimeOffset UseUntil) : TokenAnswer(UseUntil);

    /// <summary>The endpoint was not reached, or failed.</summary>
    public sealed record Unreachable(string Reason, TimeSpan? RetryAfter, DateTimeOffset UseUntil) : TokenAnswer(UseUntil);
}
