using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Which record takes back what which other posts, over all mappings of a client.</summary>
public static class Reversals
{
    /// <summary>The name under which a record stands in <c>reversedBy</c>.</summary>
    public static string NameOf(MappingConfig mapping, RecordMapping record) => $"{mapping.Name}/{record.Name}";

    /// <summary>Whether a record is a transaction that the engine makes.</summary>
    public static bool Posts(RecordMapping record) =>
        record.Type.Group == RecordGroup.Transaction && record.Write is WriteMode.Upsert or WriteMode.CreateIfAbsent;

    /// <summary>
    /// Reports names that no record has (MAP061), and, for a source of whose mappings some record says how it is taken back, those that
    /// post and do not say so (MAP060). What takes another back need not say it.
    /// </summary>
    public static void Report(ImmutableArray<MappingConfig> mappings, FindingSink findings)
    {
        var records = mappings.SelectMany(mapping => mapping.Records.Select(record => (Mapping: mapping, Record: record, Name: NameOf(mapping, record)))).ToList();
        var declared = records.Where(record => record.Record.Reversal is not null).ToList();
        if (declared.Count == 0)
        {
            return;
        }

        var names = records.Select(record => record.Name).ToHashSet(StringComparer.Ordinal);
        var sources = declared.Select(record => record.Mapping.Source).ToHashSet(StringComparer.Ordinal);
        var reverses = declared.SelectMany(record => record.Record.Reversal!.By).Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var name in declared.SelectMany(record => record.Record.Reversal!.By).Where(name => !names.Contains(name.Text)))
        {
            findings.Error(
                MappingCodes.UnknownReversal,
                name.Span,
                $"No record of a mapping is named \"{name.Text}\".{Suggestion.DidYouMean(name.Text, names)} It is written as mapping/record, the record by its `as` or type.");
        }

        foreach (var (_, record, name) in records.Where(one => sources.Contains(one.Mapping.Source) && Posts(one.Record) && one.Record.Reversal is null && !reverses.Contains(one.Name)))
        {
            findings.Warning(
                MappingCodes.NotReversed, record.Span, $"{name} posts, and nothing says how that is taken back: write reversedBy: [mapping/record], or notReversed with the reason.");
        }
    }
}
