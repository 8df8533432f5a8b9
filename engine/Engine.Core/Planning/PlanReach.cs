using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Which steps of a plan bear on what is open on a document: those that write it, are made out of it, or are applied to it.</summary>
public static class PlanReach
{
    private const string Document = "doc";

    /// <param name="recordType">Of the document, such as <c>invoice</c>.</param>
    /// <param name="internalId">Of the document.</param>
    public static IEnumerable<PlanStep> To(Plan plan, string recordType, string internalId) => plan.Steps.Where(step =>
        (step.InternalId == internalId && step.Wanted.Key.RecordType == recordType)
        || (step.Wanted.From is { } from && from.RecordType == recordType && IsIt(from.Record, internalId))
        || IsApplied(step.Wanted.Content, internalId));

    private static bool IsApplied(RecordContent content, string internalId) =>
        content.Sublists.SelectMany(list => list.Lines).SelectMany(line => line.Fields).Any(field => field.Name == Document && IsIt(field.Value, internalId));

    private static bool IsIt(Value value, string internalId) => value.Kind switch
    {
        ValueKind.Reference => value.InternalId == internalId,
        ValueKind.Text => value.AsText() == internalId,
        _ => false,
    };
}
