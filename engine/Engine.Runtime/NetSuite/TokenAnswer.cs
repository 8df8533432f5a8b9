using Engine.Runtime.Secrets;

namespace Engine.Runtime.NetSuite;

/// <summary>What came of asking for a token.</summary>
/// <param name="UseUntil">Until when the answer stands; then it is asked again.</param>
internal abstract record TokenAnswer(DateTimeOffset UseUntil)
{
    public sealed record Granted(Secret Token, DateTimeOffset UseUntil) : TokenAnswer(UseUntil);

    /// <summary>The credentials are not accepted, or cannot be read.</summary>
    public sealed record Refused(NetSuiteError Error, DateTimeOffset UseUntil) : TokenAnswer(UseUntil);

    /// <summary>The endpoint was not reached, or failed.</summary>
    public sealed record Unreachable(string Reason, TimeSpan? RetryAfter, DateTimeOffset UseUntil) : TokenAnswer(UseUntil);
}
