using System.Collections.Immutable;
using Engine.Core.NetSuite;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>What is written into an object of the source once the steps are done.</summary>
/// <param name="Name">Of the write-back within its mapping.</param>
/// <param name="Metadata">Keys and values in order of key: texts, or references to records of the plan, which stand for NetSuite's ids.</param>
public sealed record PlannedWriteBack(string Name, string Source, string Object, string Id, ImmutableArray<KeyValuePair<string, Value>> Metadata)
{
    /// <summary>The change as it is sent; null while an internal id is missing.</summary>
    /// <param name="internalIds">By the names of the plan's records.</param>
    public SourceChange? Fill(IReadOnlyDictionary<string, string> internalIds)
    {
        var filled = Metadata.Select(entry => KeyValuePair.Create(entry.Key, TextOf(entry.Value, internalIds))).ToList();
        return filled.Exists(entry => entry.Value is null) ? null : new SourceChange(Source, Object, Id, [.. filled.Select(entry => KeyValuePair.Create(entry.Key, entry.Value!))]);
    }

    /// <summary>As the mapping writes it: <c>ref(invoice)</c> for the id of a record that is still to be created.</summary>
    public static string Show(Value value) => value.StepName is { } step ? $"ref({step})" : TextOf(value, ImmutableDictionary<string, string>.Empty)!;

    private static string? TextOf(Value value, IReadOnlyDictionary<string, string> internalIds) => value switch
    {
        { StepName: { } step } => internalIds.GetValueOrDefault(step),
        { Kind: ValueKind.Reference } => ((RecordReference.Known)value.AsReference()).InternalId,
        { Kind: ValueKind.Text } => value.AsText(),
        _ => value.ToString(),
    };
}
