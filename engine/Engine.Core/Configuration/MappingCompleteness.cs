using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>What a mapping must have once its layers are merged. The schema cannot ask for it, since each layer may leave it to another.</summary>
internal static class MappingCompleteness
{
    /// <summary>False when something is missing (CFG074).</summary>
    public static bool Check(string name, ConfigMapping mapping, bool someUnread, FindingSink findings)
    {
        var missing = Missing(mapping).ToList();
        if (!someUnread)
        {
            foreach (var (span, message) in missing)
            {
                findings.Error(ConfigurationCodes.Incomplete, span, $"{message} No other layer of mapping \"{name}\" says it either.");
            }
        }

        return missing.Count == 0;
    }

    private static IEnumerable<(SourceSpan Span, string Message)> Missing(ConfigMapping mapping)
    {
        var nameSpan = mapping["mapping"]?.Span ?? mapping.Span;
        var on = mapping.Mapping("on");
        if (on is null)
        {
            yield return (nameSpan, "The mapping does not say `on` which events it works.");
        }
        else if (on["source"] is null || on["events"] is null)
        {
            yield return (mapping.Entry("on")!.Key.Span, $"`on` has no `{(on["source"] is null ? "source" : "events")}`.");
        }

        var records = mapping.Sequence("records");
        if (records is null)
        {
            yield return (nameSpan, "The mapping has no `records`.");
        }

        foreach (var record in (records?.Items ?? []).OfType<ConfigMapping>())
        {
            if (record.Text("record") is null)
            {
                yield return (RecordNames.Span(record), $"The record \"{RecordNames.Of(record)}\" does not say its `record` type.");
            }
            else if (record["externalId"] is null or ConfigScalar { IsNull: true })
            {
                yield return (RecordNames.Span(record), $"The record \"{RecordNames.Of(record)}\" has no `externalId`.{Others(records!, record)}");
            }
        }
    }

    private static string Others(ConfigSequence records, ConfigMapping record)
    {
        var named = records.Items.OfType<ConfigMapping>()
            .Where(other => !ReferenceEquals(other, record) && other.Text("record") == record.Text("record"))
            .Select(other => $"`as: {RecordNames.Of(other)}`")
            .ToList();
        return named.Count > 0 ? $" To overlay a record of the pack, name it: {string.Join(" or ", named)}." : "";
    }
}
