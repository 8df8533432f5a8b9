using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Stripe;

/// <summary>Parameters in the bracket notation of Stripe's API.</summary>
internal static class StripeQuery
{
    /// <summary><c>created[gte]</c> is created and gte; <c>customer</c> is customer and nothing.</summary>
    public static (string Root, string? Member) Split(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        return open < 0 || !name.EndsWith(']') ? (name, null) : (name[..open], name[(open + 1)..^1]);
    }

    public static bool IsExpand(string name) => Split(name).Root == "expand";

    /// <summary>The paths that are to be expanded, each without the prefix that lists ask for.</summary>
    public static List<string> Expand(IQueryCollection query, string prefix = "")
    {
        var paths = query.Where(asked => IsExpand(asked.Key)).SelectMany(asked => asked.Value).OfType<string>().ToList();
        return paths.Find(path => !path.StartsWith(prefix, StringComparison.Ordinal)) is { } wrong
            ? throw StripeRefusal.Invalid($"This property cannot be expanded ({wrong}).", param: "expand")
            : [.. paths.Select(path => path[prefix.Length..])];
    }

    /// <summary>What an object says under a name, hidden members first; of an expanded member its id.</summary>
    public static string? Text(JsonObject row, string[] path)
    {
        JsonNode? value = row[$"_{path[0]}"] ?? row[path[0]];
        foreach (var step in path.Skip(1))
        {
            value = (value as JsonObject)?[step];
        }

        return value is JsonObject expanded ? (string?)expanded["id"] : value?.ToString();
    }
}
