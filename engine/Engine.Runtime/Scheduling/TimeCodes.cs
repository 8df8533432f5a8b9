using Engine.Core.Diagnostics;

namespace Engine.Runtime.Scheduling;

/// <summary>Trouble with what runs by the clock or by the batch: <c>RUN4xx</c>.</summary>
public static class TimeCodes
{
    public static DiagnosticCode OlderThanKept { get; } = new(
        "RUN400",
        "A gap is older than the source keeps its events",
        "The report says from when to when. `engine backfill` takes the objects of that time as they are now.");

    public static DiagnosticCode FromBeforeStart { get; } = new(
        "RUN401",
        "An event depends on a record that may be from before the start date",
        "Facts from before the client's start date are not booked, so the record never comes by itself. Make it by hand with the external id of the message, then requeue the event; or book the event by hand.");

    public static DiagnosticCode SourceNotListed { get; } = new(
        "RUN402",
        "The source does not list its events",
        "The message says why: the key, its rights, or the source itself. What was listed before stands; the next run goes on from there.");

    public static DiagnosticCode RunFault { get; } = new(
        "RUN403",
        "A run met a fault of the engine",
        "The log says more. Report it; what the run did before stands.");

    public static DiagnosticCode RunUnderWay { get; } = new(
        "RUN404",
        "A run of this kind is under way for the client",
        "`engine runs` shows it. Wait until it has ended.");

    public static DiagnosticCode RunOrderUnusable { get; } = new(
        "RUN405",
        "What was asked for cannot be run",
        "The message says what is missing or wrong: client, mapping, dates, or who and why.");

    public static DiagnosticCode NotFoundAtSource { get; } = new(
        "RUN406",
        "The source does not have what a list names",
        "The id is misspelled, of another account, or an event that the source keeps no longer.");
}
