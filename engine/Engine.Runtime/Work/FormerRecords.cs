using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// What an event had written by a plan that was put away. A plan made by another configuration may name other records for the same fact,
/// which would then be in the books twice.
/// </summary>
internal static class FormerRecords
{
    /// <summary>What the new plan would forget, in a sentence; null when nothing.</summary>
    public static string? Forgotten(Plan plan, JournaledEvent stored)
    {
        var missing = stored.Former.Where(record => !plan.Steps.Any(step => IsOf(step.Wanted.Key, record.Key))).ToList();
        return missing.Count == 0
            ? null
            : $"An earlier attempt wrote {string.Join(", ", missing.Select(record => $"{record.Key} (internal id {record.InternalId})"))}, "
                + $"and configuration {plan.Revision} does not name {(missing.Count == 1 ? "it" : "them")} any more.";
    }

    private static bool IsOf(RecordKey one, RecordKey other) => one.RecordType == other.RecordType && ExternalIds.AreSame(one.ExternalId, other.ExternalId);
}
