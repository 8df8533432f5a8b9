using System.Collections.Immutable;
using Engine.Core.Planning;

namespace Engine.Core.NetSuite;

/// <summary>
/// What somebody else changed in a record: fields that NetSuite shows otherwise than the engine last left them, and that an event wants
/// otherwise again. A difference in a field the engine never wrote is nobody's change, and one that agrees with the event needs nothing.
/// </summary>
internal static class ForeignChanges
{
    /// <summary>The differences for people: what was left there, what is there now.</summary>
    public static ImmutableArray<FieldDifference> In(RecordType type, ObservedRecord record, RecordDifference wanted)
    {
        if (record.LastWritten is not { } left)
        {
            return [];
        }

        return RecordComparison.Compare(type, left.Only(wanted.Changes.Names), record.Fields).Differences;
    }

    /// <summary>The body field or sublist that a difference is in: <c>item</c> for <c>item[2].amount</c>.</summary>
    public static string NameOf(FieldDifference difference) => difference.Field.Split('[', 2)[0];
}
