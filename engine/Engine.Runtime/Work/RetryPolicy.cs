namespace Engine.Runtime.Work;

/// <summary>How one kind of trouble is tried again.</summary>
/// <param name="First">The first pause; it doubles each time.</param>
/// <param name="Longest">No pause is longer.</param>
/// <param name="Attempts">How often it is tried before a person is asked; null for as long as it takes.</param>
public sealed record RetryPolicy(TimeSpan First, TimeSpan Longest, int? Attempts)
{
    /// <summary>Nothing but a person can help.</summary>
    public static RetryPolicy AskAtOnce { get; } = new(TimeSpan.Zero, TimeSpan.Zero, 1);

    /// <summary>Whether a person is asked after that many tries.</summary>
    public bool IsOver(int tries) => tries >= Attempts;
}
