namespace Engine.Sandbox.Stripe;

/// <summary>One answer.</summary>
/// <param name="IsReplayed">Given before, under the same idempotency key.</param>
internal sealed record StripeAnswer(int Status, string Body, bool IsReplayed = false);
