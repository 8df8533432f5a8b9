using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>
/// Changes what an event is about as a JSON merge patch (RFC 7386): members are laid over those that are there, <c>null</c> stands as null,
/// lists are replaced. Besides, for short specs: a mapping over a list changes its entries by their places, counted from 0, and one past the
/// end is a copy of the last; a date or an instant without quotes is written as the source sends it.
/// </summary>
public static class PayloadPatch
{
    /// <param name="patch">Null to change nothing.</param>
    public static Value Apply(Value target, ConfigMapping? patch, EventSource source) => patch is null ? target : Merge(target, patch, source);

    private static Value Merge(Value target, ConfigNode patch, EventSource source) => patch switch
    {
        ConfigMapping places when target.Kind == ValueKind.List => Places(target.AsList(), places, source),
        ConfigMapping mapping => Members(target, mapping, source),
        ConfigSequence sequence => Value.Of(sequence.Items.Select(item => Merge(Value.Missing, item, source)).ToImmutableArray()),
        ConfigScalar scalar when IsPlain(scalar) && SpecInstant.TryRead(scalar.Text, out var instant) => source.Instant(instant),
        _ => ConfigValue.From(patch),
    };

    private static Value Members(Value target, ConfigMapping patch, EventSource source)
    {
        var kept = target.Kind == ValueKind.Object ? target.AsObject().Members.Where(member => patch.Entry(member.Key) is null) : [];
        return Value.Of(new ValueObject(
        [
            .. kept.Select(member => (member.Key, member.Value)),
            .. patch.Entries.Select(entry => (entry.Name, Merge(target.Kind == ValueKind.Object ? target.Member(entry.Name) : Value.Missing, entry.Value, source))),
        ]));
    }

    private static Value Places(IReadOnlyList<Value> list, ConfigMapping patch, EventSource source)
    {
        var items = list.ToList();
        foreach (var (place, change) in patch.Entries.Select(entry => (Place(entry.Name), entry.Value)).OrderBy(entry => entry.Item1))
        {
            if (place >= items.Count)
            {
                items.Add(Merge(items.Count == 0 ? Value.Missing : items[^1], change, source));
            }
            else
            {
                items[place] = Merge(items[place], change, source);
            }
        }

        return Value.Of(items.ToImmutableArray());
    }

    // What is no number stands after everything that is.
    private static int Place(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : int.MaxValue;

    private static bool IsPlain(ConfigScalar scalar) => scalar.ContentStart == scalar.Span.Start;
}
