using System.Globalization;

namespace Engine.Runtime.Scheduling;

/// <summary>How far a backfill is.</summary>
/// <param name="Collection">What was being listed.</param>
/// <param name="Told">Before this instant all of it was told.</param>
/// <param name="EventsFrom">From this instant on events are listed, before it objects.</param>
internal sealed record BackfillCursor(string Collection, DateTimeOffset Told, DateTimeOffset EventsFrom)
{
    public static BackfillCursor? Read(string text) =>
        text.Split(' ') is [var collection, var told, var eventsFrom]
        && DateTimeOffset.TryParse(told, CultureInfo.InvariantCulture, out var upTo)
        && DateTimeOffset.TryParse(eventsFrom, CultureInfo.InvariantCulture, out var from)
            ? new BackfillCursor(collection, upTo, from)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Collection} {Told:O} {EventsFrom:O}");
}
