namespace Engine.Sandbox.Stripe;

/// <summary>An endpoint that was registered for events.</summary>
/// <param name="Secret">Signs the deliveries, with its <c>whsec_</c>.</param>
public sealed record StripeWebhook(Uri Address, string Secret);
