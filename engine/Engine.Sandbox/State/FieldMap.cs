using System.Collections;
using System.Collections.Immutable;

namespace Engine.Sandbox.State;

/// <summary>Field values by the field's canonical name, in ordinal order. Immutable.</summary>
internal sealed class FieldMap : IEnumerable<KeyValuePair<string, FieldValue>>
{
    private readonly ImmutableSortedDictionary<string, FieldValue> values;

    private FieldMap(ImmutableSortedDictionary<string, FieldValue> values) => this.values = values;

    public static FieldMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal));

    public FieldValue? this[string name] => values.GetValueOrDefault(name);

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => (this[name] as FieldValue.Text)?.Value;

    public decimal? Number(string name) => (this[name] as FieldValue.Number)?.Value;

    public long? Reference(string name) => (this[name] as FieldValue.Reference)?.Id;

    public DateOnly? Date(string name) => (this[name] as FieldValue.Date)?.Value;

    public string? Choice(string name) => (this[name] as FieldValue.Choice)?.Id;

    public ImmutableArray<long> References(string name) => this[name] is FieldValue.References(var ids) ? ids : [];

    public bool Flag(string name) => this[name] is FieldValue.Flag { Value: true };

    /// <summary>With one value set, or cleared by null.</summary>
    public FieldMap With(string name, FieldValue? value) =>
        new(value is null ? values.Remove(name) : values.SetItem(name, value));

    /// <summary>With every change made; null clears.</summary>
    public FieldMap With(IEnumerable<KeyValuePair<string, FieldValue?>> changes) =>
        changes.Aggregate(this, (map, change) => map.With(change.Key, change.Value));

    public IEnumerator<KeyValuePair<string, FieldValue>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
