namespace Engine.Sandbox.Stripe;

/// <summary>One request that came.</summary>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Form">What was posted, in order of name; empty for a read.</param>
public sealed record StripeRequest(string Method, string Target, string? IdempotencyKey, IReadOnlyDictionary<string, string> Form);
