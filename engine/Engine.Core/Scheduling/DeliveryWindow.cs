using NodaTime;
using NodaTime.TimeZones;

namespace Engine.Core.Scheduling;

/// <summary>A span of each day in which events are delivered to NetSuite.</summary>
/// <param name="Closes">At or before <paramref name="Opens"/>: on the next day.</param>
public sealed record DeliveryWindow(string Name, LocalTime Opens, LocalTime Closes, DateTimeZone Zone)
{
    // A time that clocks leave out is the moment at which they go on; of one that comes twice, the first.
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>When it opens next; null when it is open.</summary>
    public DateTimeOffset? OpensAt(DateTimeOffset now)
    {
        var instant = Instant.FromDateTimeOffset(now);
        var today = instant.InZone(Zone).Date;
        foreach (var day in Enumerable.Range(-1, 3).Select(today.PlusDays))
        {
            var opens = At(day, Opens);
            if (opens > instant)
            {
                return opens.ToDateTimeOffset();
            }

            if (instant < At(Closes > Opens ? day : day.PlusDays(1), Closes))
            {
                return null;
            }
        }

        throw new System.Diagnostics.UnreachableException("A window opens each day.");
    }

    private Instant At(LocalDate day, LocalTime time) => Zone.ResolveLocal(day.At(time), Resolver).ToInstant();
}
