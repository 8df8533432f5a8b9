using System.Collections.Immutable;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>
/// Merges a request's lines into a sublist. A keyed line that matches is updated, every other line sent is added, and with
/// <c>?replace=</c> what was not sent is removed (Oracle help, section_1545295601 and section_1545297048).
/// </summary>
internal static class SublistMerger
{
    public static ImmutableArray<FieldMap> Merge(
        SublistDefinition sublist, ImmutableArray<FieldMap> existing, IReadOnlyList<LineChange> sent, bool replaces)
    {
        var kept = new List<FieldMap>(existing);
        var named = new List<FieldMap>();
        var last = sublist.NumberedBy is { } key && existing.Length > 0 ? existing.Max(line => line.Number(key) ?? 0) : 0;
        foreach (var change in sent)
        {
            var at = NamesALine(sublist, change) ? kept.FindIndex(line => Matches(sublist, line, change)) : -1;
            var line = at < 0 ? NewLine(sublist, ++last, change) : change.ApplyTo(kept[at]);
            Place(kept, at, line);
            if (at >= 0)
            {
                named.RemoveAll(earlier => Matches(sublist, earlier, change));
            }

            named.Add(line);
        }

        var merged = replaces ? named : kept;
        return [.. merged.Where(line => IsSelected(sublist, line))];
    }

    private static void Place(List<FieldMap> lines, int at, FieldMap line)
    {
        if (at < 0)
        {
            lines.Add(line);
        }
        else
        {
            lines[at] = line;
        }
    }

    private static bool NamesALine(SublistDefinition sublist, LineChange change) =>
        sublist.IsApplication || (sublist.KeyedBy is { } key && change.Fields.ContainsKey(key)) || (sublist.NumberedBy is { } number && change.Number(number) is not null);

    private static bool Matches(SublistDefinition sublist, FieldMap line, LineChange change)
    {
        if (sublist.IsApplication)
        {
            return change.Reference("doc") is { } document && line.Reference("doc") == document
                && (change.Number("line") is not { } number || line.Number("line") == number);
        }

        if (sublist.KeyedBy is { } name)
        {
            return change.Reference(name) is { } wantedId && line.Reference(name) == wantedId;
        }

        return sublist.NumberedBy is { } key && change.Number(key) is { } wanted && line.Number(key) == wanted;
    }

    private static FieldMap NewLine(SublistDefinition sublist, decimal number, LineChange change)
    {
        var line = change.ApplyTo(FieldMap.Empty);
        if (sublist.NumberedBy is { } key)
        {
            return line.With(key, new FieldValue.Number(number));
        }

        // Ordinary documents have one line to apply to; writers that name none mean that one.
        return sublist.IsApplication && !line.Has("line") ? line.With("line", new FieldValue.Number(0)) : line;
    }

    // apply: false takes an application back, and so does an amount of 0; deposit: false leaves a payment where it is.
    private static bool IsSelected(SublistDefinition sublist, FieldMap line) =>
        (sublist.SelectedBy is not { } flag || line[flag] is not FieldValue.Flag { Value: false })
        && (!sublist.IsApplication || line.Number("amount") != 0);
}
