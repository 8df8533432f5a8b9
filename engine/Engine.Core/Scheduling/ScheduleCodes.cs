using Engine.Core.Diagnostics;

namespace Engine.Core.Scheduling;

/// <summary>Trouble with what a client's files say about time: schedules, windows, the start date.</summary>
public static class ScheduleCodes
{
    public static DiagnosticCode BadCron { get; } = new(
        "CFG140",
        "The cron text of a schedule cannot be read",
        "Five fields: minute, hour, day of month, month, day of week. \"*/15 * * * *\" is every quarter of an hour, \"30 2 * * MON-FRI\" is 02:30 on working days.");

    public static DiagnosticCode NeverRuns { get; } = new(
        "CFG141",
        "A schedule never runs",
        "No day has what the cron text asks for, such as 30 February. Correct it, or delete the schedule.");

    public static DiagnosticCode BadWindow { get; } = new(
        "CFG142",
        "A delivery window says no span of time",
        "`opens` and `closes` are times of day such as \"18:00\" and \"06:00\"; a window that closes before it opens goes over midnight.");

    public static DiagnosticCode BadStartDate { get; } = new(
        "CFG143",
        "A start date is no date",
        "The first day whose facts are booked, in the client's zone, written as year, month and day: \"2026-01-01\".");

    public static DiagnosticCode NothingToRun { get; } = new(
        "CFG144",
        "A schedule has nothing to work with",
        "catch-up lists events at Stripe and needs connections.stripe.apiKey; a key that may read events is enough. poll needs a source with poll.");

    public static DiagnosticCode UnknownWindow { get; } = new(
        "MAP050",
        "A mapping waits for a window that the client does not have",
        "Windows are named under `windows` of client.yaml. `deliver: window` needs `window`, the name of one.");

    public static DiagnosticCode NeverDelivered { get; } = new(
        "MAP051",
        "A mapping keeps its events for the night, and no schedule delivers them",
        "Add a schedule with `run: deliver` to client.yaml, or take `deliver: nightly` away.");
}
