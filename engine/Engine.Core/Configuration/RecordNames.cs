using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>How records of a mapping are told apart: by <c>as</c>, or else by their record type.</summary>
internal static class RecordNames
{
    public static string? Of(ConfigMapping record) => record.Text("as") ?? record.Text("record");

    public static SourceSpan Span(ConfigMapping record) => (record["as"] ?? record["record"])?.Span ?? record.Span;

    /// <summary>
    /// Which of the records an overlay means, or -1: the one of its name, or, when it gives only a record type, the only one of that type.
    /// </summary>
    public static int Match(List<ConfigMapping> records, ConfigMapping overlay)
    {
        var byName = records.FindIndex(record => Of(record) == Of(overlay));
        if (byName >= 0 || overlay["as"] is not null)
        {
            return byName;
        }

        var ofType = records.FindAll(record => record.Text("record") == overlay.Text("record"));
        return ofType.Count == 1 ? records.IndexOf(ofType[0]) : -1;
    }
}
