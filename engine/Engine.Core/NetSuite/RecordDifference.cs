using System.Collections.Immutable;
using Engine.Core.Planning;

namespace Engine.Core.NetSuite;

/// <summary>How a record in NetSuite differs from what is wanted.</summary>
/// <param name="Differences">For people: <c>memo</c>, <c>item[2].amount</c> (lines count from 1), <c>apply[8801].amount</c> (lines by their key).</param>
/// <param name="Changes">What an update has to send: the fields that differ, and every sublist that differs with all its wanted lines.</param>
public sealed record RecordDifference(ImmutableArray<FieldDifference> Differences, RecordContent Changes)
{
    public bool IsNone => Differences.IsEmpty;

    /// <summary>
    /// Applications to other documents that the record holds and the wanted one does not: an update would undo what a person, or another
    /// event, has settled.
    /// </summary>
    public ImmutableArray<FieldDifference> Applications { get; init; } = [];
}
