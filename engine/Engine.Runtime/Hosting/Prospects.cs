using System.Collections.Immutable;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Hosting;

/// <summary>What a client's forecast is made from.</summary>
/// <param name="ToDo">Open events, as a status counts them.</param>
/// <param name="PerMinute">What got done lately.</param>
/// <param name="LastDueAt">When the last of those that wait for a time is due; null when none does.</param>
/// <param name="Account">Null when the client has none.</param>
/// <param name="IsStopped">Whether somebody paused all of it.</param>
/// <param name="Works">Whether a service runs on the data.</param>
internal sealed record Prospects(
    ImmutableSortedDictionary<string, int> ToDo, decimal PerMinute, DateTimeOffset? LastDueAt, AccountStatus? Account, bool IsStopped, bool Works)
{
    /// <summary>Over how many minutes it is measured what gets done lately: what was an hour ago says little of the next.</summary>
    public const int Minutes = 2;

    private static readonly ImmutableArray<string> OfOthers = ["pause", Name(WaitCause.Record), Name(WaitCause.Event), Name(WaitCause.Login)];

    /// <summary>
    /// When everything that waits for no person and no other event is done: not before what is ready got through at the present rate, what is held
    /// by the budget at the budget's, and what waits for a time came due. Null when there is nothing of the kind.
    /// </summary>
    public Forecast? At(DateTimeOffset now)
    {
        var events = ToDo.Values.Sum() - OfOthers.Sum(cause => ToDo.GetValueOrDefault(cause));
        return ToDo.IsEmpty ? null
            : Obstacle(events) is { } why ? new Forecast(events == 0 ? ToDo.Values.Sum() : events, null, why)
            : events == 0 ? null
            : new Forecast(events, Latest(now + Work(Ready, PerSecond), now + Work(Held, RetryBudget.PerSecond), LastDueAt ?? now), null);
    }

    private int Held => ToDo.GetValueOrDefault(Name(WaitCause.Budget));

    private int Ready => ToDo.GetValueOrDefault("work") + ToDo.GetValueOrDefault(Name(WaitCause.Turn));

    // What got done before an outage and in it says nothing of the time after it.
    private decimal PerSecond => Account is { State: "draining", DrainPerSecond: var rate } ? rate : PerMinute / 60;

    private string? Obstacle(int events) => Account switch
    {
        _ when !Works => "no service runs on this data.",
        _ when IsStopped || (events == 0 && ToDo.ContainsKey("pause")) => "it is paused.",
        { State: "parked", Cause: WaitCause.Login } => "somebody has to mend the credentials.",
        { State: "parked" } => "the account does not answer.",
        _ when Ready > 0 && PerSecond == 0 => $"nothing got done in the last {Minutes} minutes.",
        _ => null,
    };

    private static TimeSpan Work(int events, decimal perSecond) => events == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)(events / perSecond));

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = times[0];
        foreach (var time in times[1..])
        {
            latest = time > latest ? time : latest;
        }

        return latest;
    }

    private static string Name(WaitCause cause) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(cause.ToString());
}
