using Engine.Sandbox.Http;

namespace Engine.Sandbox.Metadata;

/// <summary>The filter of select options: <c>refName CONTAIN x</c>, <c>IS x</c> or <c>START_WITH x</c>; quotes around texts with spaces.</summary>
internal static class OptionFilter
{
    public static bool Matches(string? filter, string name)
    {
        if (filter is null)
        {
            return true;
        }

        var parts = filter.Split(' ', 3, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var start = parts is [var first, ..] && first.Equals("refName", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        var wanted = string.Join(' ', parts.Skip(start + 1)).Trim('"');
        return parts.ElementAtOrDefault(start)?.ToUpperInvariant() switch
        {
            "CONTAIN" => name.Contains(wanted, StringComparison.OrdinalIgnoreCase),
            "IS" => name.Equals(wanted, StringComparison.OrdinalIgnoreCase),
            "START_WITH" => name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
            _ => throw Refusal.Parameter("q", "The options are filtered by refName with CONTAIN, IS or START_WITH."),
        };
    }
}
