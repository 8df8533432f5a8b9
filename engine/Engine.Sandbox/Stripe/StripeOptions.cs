namespace Engine.Sandbox.Stripe;

/// <summary>How Stripe's stand-in is set up.</summary>
public sealed record StripeOptions
{
    /// <summary>Where it listens; port 0 takes any free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>May read and update.</summary>
    public string Key { get; init; } = StripeServer.Key;

    /// <summary>A restricted key that may only read.</summary>
    public string ReadOnlyKey { get; init; } = StripeServer.ReadOnlyKey;

    /// <summary>Stripe's clock: how old an event is, when an update happened.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The version that events of updates are written in.</summary>
    public string ApiVersion { get; init; } = "2025-04-30.basil";
}
