namespace Engine.Sandbox;

/// <summary>
/// The four secrets of token-based authentication (OAuth 1.0a): two of the integration, two of the user and role. Requests are signed
/// with HMAC-SHA256.
/// </summary>
public sealed record TokenCredentials(string ConsumerKey, string ConsumerSecret, string Token, string TokenSecret)
{
    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"{nameof(TokenCredentials)} {ConsumerKey}";
}
