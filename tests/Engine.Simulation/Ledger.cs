using System.Collections.Immutable;
using Engine.App.Demo;
using Engine.Runtime.Storage;

namespace Engine.Simulation;

/// <summary>Compares what came of a story with what must have come of it: the books, and the end of every event.</summary>
internal static class Ledger
{
    /// <summary>What is not as it must be; empty when all is well.</summary>
    /// <param name="books">What is in NetSuite and was not before.</param>
    public static ImmutableArray<string> Faults(Story story, ImmutableArray<BookEntry> books, ImmutableArray<EventSummary> events) =>
    [
        .. BookAudit.Compare(story.Books, books)
            .Where(check => !check.Holds)
            .Select(check => $"{check.What}: expected {check.Expected}, found {check.Found}"),
        .. Ends(story, events),
    ];

    private static IEnumerable<string> Ends(Story story, ImmutableArray<EventSummary> events)
    {
        var found = events.ToDictionary(summary => summary.Id, StringComparer.Ordinal);
        foreach (var told in story.Deliveries.Where(delivery => delivery.Expected != DemoOutcome.Repeated))
        {
            if (!found.TryGetValue(told.EventId, out var summary))
            {
                yield return $"{told.EventId} {told.EventType} was acknowledged and is not there.";
            }
            else if (OutcomeOf(summary.State) != told.Expected)
            {
                yield return $"{told.EventId} {told.EventType} is {summary.State} ({summary.Reason}), and {told.Expected} on a quiet day.";
            }
        }
    }

    private static DemoOutcome? OutcomeOf(EventState state) => state switch
    {
        EventState.Completed => DemoOutcome.Booked,
        EventState.Ignored => DemoOutcome.Ignored,
        EventState.Raised => DemoOutcome.Raised,
        EventState.Waiting => DemoOutcome.Waiting,
        _ => null,
    };
}
