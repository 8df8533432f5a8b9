using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Core.Specs;

/// <summary>Compares one planned step with one that a spec expects. Only the fields that the spec lists are compared.</summary>
internal sealed class StepComparison(ClientConfig client, List<SpecDifference> differences)
{
    public void Compare(ConfigMapping expected, PlayedStep played)
    {
        // An update is judged by what it sends, a create by the whole record.
        var content = played.Step.Action switch
        {
            StepAction.Update => played.Step.Changes,
            StepAction.Create => played.Step.Wanted.ForCreate,
            _ => played.Step.Wanted.ForUpdate,
        };
        CompareSource(expected, played);
        CompareFields(expected.Mapping("fields"), content.Fields, null, 0, played);
        RefuseWritten(expected.Sequence("without"), content, played);
        foreach (var entry in expected.Mapping("lines")?.Entries ?? [])
        {
            CompareLines(entry, content.Sublists.FirstOrDefault(list => list.Name == entry.Name)?.Lines ?? [], played);
        }
    }

    private void CompareSource(ConfigMapping expected, PlayedStep played)
    {
        if (expected.Mapping("from")?.Entries is not [{ Value: ConfigScalar id } source, ..])
        {
            return;
        }

        var from = played.Step.Wanted.From;
        if (from is null || from.RecordType != source.Name || !IsAsExpected(id, from.Record))
        {
            var planned = from is null ? "from nothing" : $"out of {from.RecordType} {from.Record}";
            Add(played, source.Key, "from", $"out of {source.Name} {id.Text}", planned, $"it is planned {planned}, expected out of {source.Name} {id.Text}.", []);
        }
    }

    private void CompareLines(ConfigEntry expected, ImmutableArray<LineContent> lines, PlayedStep played)
    {
        var items = ((ConfigSequence)expected.Value).Items;
        for (var i = 0; i < Math.Min(items.Length, lines.Length); i++)
        {
            CompareFields(items[i] as ConfigMapping, lines[i].Fields, expected.Name, i, played);
        }

        if (items.Length != lines.Length)
        {
            Add(played, expected.Key, $"{expected.Name} lines", $"{items.Length}", Counted(lines), $"{lines.Length} `{expected.Name}` lines are planned, {items.Length} expected.", []);
        }
    }

    private static string Counted(ImmutableArray<LineContent> lines) =>
        $"{lines.Length}{string.Concat(lines.Select((line, place) => $"\n{place + 1}: {string.Join(", ", line.Fields.Select(field => $"{field.Name} {field.Value}"))}"))}";

    private void CompareFields(ConfigMapping? expected, FieldContents fields, string? sublist, int line, PlayedStep played)
    {
        foreach (var entry in expected?.Entries ?? [])
        {
            var planned = fields.FirstOrDefault(field => field.Name == entry.Name).Value;
            if (entry.Value is ConfigMapping inner)
            {
                CompareFields(inner, FieldContents.Within(planned), sublist is null ? entry.Name : $"{sublist}.{entry.Name}", line, played);
            }
            else if (entry.Value is ConfigScalar scalar && !IsAsExpected(scalar, planned))
            {
                var path = sublist is null ? entry.Name : $"{sublist}.{entry.Name}";
                var from = FieldSources.Of(played, client, sublist, line, entry.Name);
                Add(
                    played,
                    scalar,
                    sublist is null ? entry.Name : $"{sublist} line {line + 1}: {entry.Name}",
                    scalar.IsNull ? "null" : scalar.Text,
                    planned.Kind == ValueKind.Missing ? "nothing; the field is not written" : planned.ToString(),
                    $"`{path}` is {Planned(planned)}, expected {Expected(scalar, planned)}.{(from.IsEmpty ? "" : $" It comes from {from[0]}.")}",
                    from);
            }
        }
    }

    private static string Planned(Value planned) => planned.Kind == ValueKind.Missing ? "not written" : $"planned as {planned}";

    private static string Expected(ConfigScalar expected, Value planned) => (expected.IsNull, planned.Kind) switch
    {
        (true, ValueKind.Missing) => "null, which empties it. List it under `without` when it is not to be written",
        (true, _) => "null",
        _ => expected.Text,
    };

    private void RefuseWritten(ConfigSequence? without, RecordContent content, PlayedStep played)
    {
        foreach (var name in (without?.Items ?? []).Cast<ConfigScalar>())
        {
            foreach (var (sublist, line, field) in Named(name.Text, content).Take(1))
            {
                Add(
                    played,
                    name,
                    sublist is null ? field.Name : $"{sublist} line {line + 1}: {field.Name}",
                    "nothing",
                    field.Value.ToString(),
                    $"`{name.Text}` is planned as {field.Value}, and is not to be written.",
                    FieldSources.Of(played, client, sublist, line, field.Name));
            }
        }
    }

    /// <summary>The body field of a name, or of <c>sublist.field</c> those of all lines.</summary>
    private static IEnumerable<(string? Sublist, int Line, FieldContent Field)> Named(string path, RecordContent content) => path.Split('.') switch
    {
        [var sublist, var name] => content.Sublists.Where(list => list.Name == sublist)
            .SelectMany(list => list.Lines.SelectMany((line, place) => line.Fields.Where(field => field.Name == name).Select(field => ((string?)sublist, place, field)))),
        _ => content.Fields.Where(field => field.Name == path).Select(field => ((string?)null, 0, field)),
    };

    private void Add(PlayedStep played, ConfigNode at, string field, string expected, string got, string message, ImmutableArray<Diagnostics.SourceSpan> from)
    {
        var subject = StepText.Of(played.Step);
        differences.Add(new SpecDifference(SpecCodes.FieldDiffers, at.Span, $"{subject}: {message}")
        {
            Subject = subject,
            Field = field,
            Expected = expected,
            Got = got,
            From = from,
        });
    }

    private static bool IsAsExpected(ConfigScalar expected, Value planned) => planned.Kind switch
    {
        ValueKind.Number or ValueKind.Amount =>
            decimal.TryParse(expected.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == planned.AsNumber(),
        ValueKind.Null => expected.IsNull,

        // Not written is not the same as emptied, so null does not stand for it.
        ValueKind.Missing => false,
        _ => planned.ToString() == expected.Text,
    };
}
