using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Shapes;

/// <summary>Builds shapes from descriptions, each object once, and follows the names they refer to.</summary>
internal sealed class ShapeBuilder(Dictionary<(string Source, string Object), ObjectDescription> objects, FindingSink findings)
{
    private static readonly string[] KindWords = ["id", "text", "number", "boolean", "minorUnits", "seconds", "object", "list", "any"];
    private readonly Dictionary<(string Source, string Object), Shape> built = [];
    private readonly List<(string Source, string Object)> open = [];
    private Known carried = new(Kinds.Object);

    /// <summary>The objects built so far.</summary>
    public FrozenDictionary<(string Source, string Object), Shape> Built => built.ToFrozenDictionary();

    /// <summary>Builds every object, so that what is wrong with one is found though no event carries it.</summary>
    public void CheckAll()
    {
        foreach (var key in objects.Keys)
        {
            Build(key);
        }
    }

    /// <summary>The payload of an event that carries an object; null when the source has no envelope.</summary>
    public Known? Payload(string source, string? carries)
    {
        if (objects.Values.FirstOrDefault(described => described.Source == source && described.IsEnvelope) is not { } envelope)
        {
            return null;
        }
        carried = carries is null ? new Known(Kinds.Object) : new Known(Kinds.Object, Build((source, carries)));
        return new Known(Kinds.Object, MakeShape(envelope.Members, source, envelope));
    }

    private Shape? Build((string Source, string Object) key)
    {
        if (built.TryGetValue(key, out var shape))
        {
            return shape;
        }
        var described = objects[key];
        if (open.Contains(key))
        {
            findings.Error(ShapeCodes.Misplaced, described.Name.Span, $"{key.Object} holds itself without end: {string.Join(" → ", open.Select(outer => outer.Object))} → {key.Object}.");
            return null;
        }
        open.Add(key);
        shape = MakeShape(described.Members, key.Source, described);
        open.Remove(key);
        return built[key] = shape;
    }

    private Shape MakeShape(IEnumerable<KeyValuePair<string, ConfigEntry>> members, string source, ObjectDescription described) => new(
        members.ToFrozenDictionary(member => member.Key, member => Member(member.Value.Value, source, described)), described.Name.Text);

    private Known Member(ConfigNode node, string source, ObjectDescription described)
    {
        var detail = node as ConfigMapping;
        if ((detail?["is"] ?? node) is not ConfigScalar word)
        {
            return Known.Anything;
        }
        var kind = word.Text.TrimEnd('?');
        if (kind == "carried")
        {
            if (!described.IsEnvelope)
            {
                findings.Error(ShapeCodes.Misplaced, word.Span, "Only the envelope carries an object; write `envelope: true`, or another kind.");
            }
            return carried;
        }
        var known = Simple(kind);
        return Inside(known, kind, detail, source, described) with
        {
            Kinds = known.Kinds | (word.Text.EndsWith('?') ? Kinds.Nothing : Kinds.None),
            Since = detail?.Text("since"),
            Until = detail?.Text("until"),
        };
    }

    private Known Inside(Known known, string kind, ConfigMapping? detail, string source, ObjectDescription described)
    {
        var of = detail?["of"] as ConfigScalar;
        var members = detail?.Mapping("members");
        if (of is null && members is null)
        {
            return known;
        }
        if (kind is not ("object" or "list") || (of is not null && members is not null))
        {
            findings.Error(ShapeCodes.Misplaced, (of ?? (ConfigNode)members!).Span, kind is "object" or "list" ? "Say `of` or `members`, not both." : $"Only a list or an object has members; this is {kind}.");
            return known;
        }
        var inner = members is null
            ? Named(of!, source)
            : new Known(Kinds.Object, MakeShape(members.Entries.ToImmutableDictionary(entry => entry.Name), source, described) with { Name = null });
        return kind == "list" ? known with { Element = inner } : known with { Shape = inner.Shape };
    }

    private Known Named(ConfigScalar name, string source)
    {
        if (objects.ContainsKey((source, name.Text)))
        {
            return new Known(Kinds.Object, Build((source, name.Text)));
        }
        if (KindWords.Contains(name.Text))
        {
            return Simple(name.Text);
        }
        var known = KindWords.Concat(objects.Keys.Where(key => key.Source == source).Select(key => key.Object));
        findings.Error(ShapeCodes.UnknownShape, name.Span, $"\"{name.Text}\" is no object of {source} that has a shape, and no kind.{Suggestion.DidYouMean(name.Text, known)}");
        return Known.Anything;
    }

    private static Known Simple(string kind) => kind switch
    {
        "id" => new Known(Kinds.Text, Measure: Measure.SourceId),
        "text" => new Known(Kinds.Text),
        "number" => new Known(Kinds.Number),
        "boolean" => new Known(Kinds.Boolean),
        "minorUnits" => new Known(Kinds.Number, Measure: Measure.MinorUnits),
        "seconds" => new Known(Kinds.Number, Measure: Measure.Seconds),
        "object" => new Known(Kinds.Object),
        "list" => new Known(Kinds.List),
        _ => Known.Anything,
    };
}
