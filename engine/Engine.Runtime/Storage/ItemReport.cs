using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>Everything about one item.</summary>
/// <param name="Event">The event with its payload as delivered, plan, steps, writes and problems.</param>
/// <param name="Edits">Payloads that were put in its place, oldest first; the last counts.</param>
/// <param name="FormerPlans">Oldest first.</param>
/// <param name="History">Oldest first.</param>
public sealed record ItemReport(
    ExceptionItem Item, EventReport Event, ImmutableArray<PayloadEdit> Edits, ImmutableArray<FormerPlan> FormerPlans, ImmutableArray<ItemEntry> History)
{
    /// <summary>Other bodies that came for the same event, oldest first.</summary>
    public ImmutableArray<OtherBody> Others { get; init; } = [];

    /// <summary>How many later events of the same key wait until this one is done or resolved.</summary>
    public int Behind { get; init; }

    /// <summary>The payload that counts.</summary>
    public ReadOnlyMemory<byte> Body => Edits.IsEmpty ? Event.Body : Edits[^1].Body;
}
