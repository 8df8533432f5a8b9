namespace Engine.Runtime.Sources;

/// <summary>How fast lists are read. Stripe allows an account 25 reads a second at one address, and other programs want theirs.</summary>
public sealed record ListingOptions
{
    /// <summary>Between two requests of one run.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The first pause after an answer that asking again can change; doubles each time.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    public int MaxTries { get; init; } = 6;
}
