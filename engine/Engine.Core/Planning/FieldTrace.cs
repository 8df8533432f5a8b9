using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>Where a value that NetSuite refused came from.</summary>
/// <param name="Path">The field, such as <c>item[1].item</c>.</param>
/// <param name="Value">What was sent; null when the line or field was not sent.</param>
/// <param name="Origin">The configuration line that gave it; null when no mapping line did.</param>
/// <param name="Expression">What stands there; null when the configuration has changed since.</param>
/// <param name="Rows">The crosswalk rows it was read from.</param>
public sealed record FieldTrace(string Path, Value? Value, SourceSpan? Origin, string? Expression, ImmutableArray<CrosswalkRow> Rows)
{
    /// <param name="source">The event that the record is made of.</param>
    /// <param name="client">The configuration in force. Its expressions are followed only when it is the one that the plan was made with.</param>
    /// <param name="sent">What was sent of the record.</param>
    public static FieldTrace Of(RefusedPlace place, SourceEvent source, ClientConfig client, Plan plan, WantedRecord wanted, RecordContent sent)
    {
        var known = plan.Revision == client.Revision ? client.Mappings.FirstOrDefault(mapping => mapping.Name == plan.Mapping) : null;
        place = InLine(place, wanted, sent);
        var followed = known is null ? null : TracedField.Find(place, known, wanted.Name, new EventContext(source, client));
        var path = place.Sublist is null ? place.Field : $"{place.Sublist}.{place.Field}";
        var origin = followed?.Origin ?? wanted.Origins.LastOrDefault(candidate => candidate.Path == path)?.Span;
        return new FieldTrace(place.ToString(), SentAt(place, sent), origin, followed?.Text, followed?.Rows ?? []);
    }

    /// <summary>One sentence for people: the value, the file and line, the layer, the expression and the crosswalk rows.</summary>
    public string Describe()
    {
        var value = Value is { } sent ? $" {FieldComparison.Show(sent)}" : " nothing";
        if (Origin is null)
        {
            return $"`{Path}` was sent as{value}; no mapping line fills it.";
        }

        var rows = Rows.Select(row => $" crosswalk row {row.Span} ({row.Key} → {row.InternalId})");
        var by = Expression is null ? "" : $", `{Expression}`";
        return $"`{Path}` was sent as{value}; it comes from {Origin} ({ConfigLayer.Of(Origin.File)}){by}{(Rows.IsEmpty ? "" : ", by" + string.Join(" and", rows))}.";
    }

    /// <summary>A name without a line that is no body field and one of a single line: NetSuite's sentence names fields, not lines.</summary>
    private static RefusedPlace InLine(RefusedPlace place, WantedRecord wanted, RecordContent sent)
    {
        if (place.Sublist is not null || place.Field is not { } name || RecordTypes.Find(wanted.Key.RecordType)?.FindField(name) is not null)
        {
            return place;
        }

        return sent.Sublists.FirstOrDefault(list => list.Lines is [var only] && only.Fields.Any(field => field.Name == name)) is { } list
            ? new RefusedPlace(list.Name, 0, name)
            : place;
    }

    private static Value? SentAt(RefusedPlace place, RecordContent sent)
    {
        var fields = place.Sublist is null
            ? sent.Fields
            : sent.Sublists.FirstOrDefault(list => list.Name == place.Sublist) is { } list && place.Line < list.Lines.Length ? list.Lines[place.Line.Value].Fields : [];
        return fields.FirstOrDefault(field => field.Name == place.Field) is { Name: not null } found ? found.Value : null;
    }
}
