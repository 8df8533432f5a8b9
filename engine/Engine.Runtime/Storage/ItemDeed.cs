using Engine.Core.Periods;

namespace Engine.Runtime.Storage;

/// <summary>What is done to an item, once it is clear that it may be done.</summary>
public abstract record ItemDeed
{
    private ItemDeed()
    {
    }

    /// <summary>The word of it in the history.</summary>
    public abstract string Word { get; }

    /// <summary>The event is worked again.</summary>
    /// <param name="DecidesAnew">The plan is put away and made again; otherwise it is carried on.</param>
    /// <param name="Body">A payload that takes the place of the delivered one; null to leave it.</param>
    /// <param name="Linked">A record that a person linked to the event; null for none. Look-ups may miss its external id for a while.</param>
    /// <param name="Under">The revision it is decided under; null for the one in force.</param>
    /// <param name="Release">Booked although its period is closed, from now on; null to leave that as it was.</param>
    public sealed record Retry(bool DecidesAnew, ReadOnlyMemory<byte>? Body = null, OutcomeRecord? Linked = null, string? Under = null, PeriodRelease? Release = null) : ItemDeed
    {
        public override string Word => Body is not null ? "edit" : Linked is not null ? "link" : Release is not null ? "release" : "retry";
    }

    /// <summary>Set aside until an instant, or until the client's event with an id is completed; one of the two.</summary>
    public sealed record Hold(DateTimeOffset? Until, string? ForEvent) : ItemDeed
    {
        public override string Word => "hold";
    }

    /// <summary>Ended without writing anything more.</summary>
    public sealed record Resolve : ItemDeed
    {
        public override string Word => "resolve";
    }

    /// <summary>Opened again, after an end or out of a hold.</summary>
    public sealed record Reopen : ItemDeed
    {
        public override string Word => "reopen";
    }

    /// <param name="To">Null for nobody.</param>
    public sealed record Assign(string? To) : ItemDeed
    {
        public override string Word => "assign";
    }

    /// <summary>Something was done outside the store that belongs to the history, such as a row added to a crosswalk.</summary>
    public sealed record Note(string What) : ItemDeed
    {
        public override string Word => What;
    }
}
