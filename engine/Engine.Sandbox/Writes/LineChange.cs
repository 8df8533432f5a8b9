using Engine.Sandbox.State;

namespace Engine.Sandbox.Writes;

/// <summary>One line of a request's sublist.</summary>
/// <param name="Path">Where it stands in the body: <c>item.items[0]</c>.</param>
/// <param name="Fields">What it sets; null clears.</param>
internal sealed record LineChange(string Path, IReadOnlyDictionary<string, FieldValue?> Fields)
{
    public decimal? Number(string name) => (Fields.GetValueOrDefault(name) as FieldValue.Number)?.Value;

    public long? Reference(string name) => (Fields.GetValueOrDefault(name) as FieldValue.Reference)?.Id;

    /// <summary>The line with the change made. An amount sent without a rate wins over the rate kept.</summary>
    public FieldMap ApplyTo(FieldMap line)
    {
        var changed = line.With(Fields);
        return Fields.ContainsKey("amount") && !Fields.ContainsKey("rate") ? changed.With("rate", null) : changed;
    }
}
