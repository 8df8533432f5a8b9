namespace Engine.Runtime.NetSuite;

/// <summary>How an account's slots stand.</summary>
/// <param name="Slots">Requests the account allows at once.</param>
/// <param name="LeftToOthers">Of those, kept for other integrations and people.</param>
/// <param name="Target">How many may be in use now; below the rest after a limit answer.</param>
/// <param name="InUse">Requests open now.</param>
/// <param name="Quarantined">Slots kept for requests that were given up and may still run in NetSuite.</param>
/// <param name="Waiting">Requests that wait for a slot.</param>
/// <param name="PausedUntil">Until when nothing is sent; null when it is not paused.</param>
/// <param name="LimitAnswers">How often NetSuite said that there were too many, since the start.</param>
/// <param name="Quarantines">Requests given up, since the start.</param>
public sealed record GovernorReport(
    int Slots, int LeftToOthers, int Target, int InUse, int Quarantined, int Waiting, DateTimeOffset? PausedUntil, long LimitAnswers, long Quarantines);
