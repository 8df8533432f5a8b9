namespace Engine.Runtime.NetSuite;

/// <summary>How the requests to one account are held back.</summary>
/// <param name="Slots">Requests the account allows at once.</param>
/// <param name="LeaveToOthers">Of those, how many other integrations and people keep. At least one is always used.</param>
internal sealed record GovernorOptions(int Slots, int LeaveToOthers = 0)
{
    /// <summary>
    /// How long a slot is kept after its request was given up. NetSuite ends every request after 15 minutes; few live past this, and
    /// limit answers are honoured for those that do.
    /// </summary>
    public TimeSpan Quarantine { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The same for the last slot that is left.</summary>
    public TimeSpan ShortQuarantine { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Requests taken in a row before one more is allowed at once, after a limit answer had lowered them.</summary>
    public int GrowAfter { get; init; } = 20;

    /// <summary>The most requests this engine has open at once.</summary>
    public int Usable => Math.Max(1, Slots - LeaveToOthers);

    /// <summary>The same, with no slot kept longer than a request can live.</summary>
    public GovernorOptions Within(TimeSpan longestRequest) => this with
    {
        Quarantine = Shorter(Quarantine, longestRequest),
        ShortQuarantine = Shorter(ShortQuarantine, longestRequest),
    };

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
