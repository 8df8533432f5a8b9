namespace Engine.Core.Model;

/// <summary>
/// Orders the facts about one record. Sources count whole seconds, so name and id of the event break ties; what matters
/// is that every arrival order agrees on which fact is the newer one.
/// </summary>
public sealed record FactStamp(DateTimeOffset At, string EventType, string EventId) : IComparable<FactStamp>
{
    public int CompareTo(FactStamp? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byTime = At.CompareTo(other.At);
        var byType = byTime != 0 ? byTime : string.CompareOrdinal(EventType, other.EventType);
        return byType != 0 ? byType : string.CompareOrdinal(EventId, other.EventId);
    }

    public static bool operator <(FactStamp left, FactStamp right) => left.CompareTo(right) < 0;

    public static bool operator >(FactStamp left, FactStamp right) => left.CompareTo(right) > 0;

    public static bool operator <=(FactStamp left, FactStamp right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FactStamp left, FactStamp right) => left.CompareTo(right) >= 0;
}
