using System.Text.Json.Nodes;

namespace Engine.App.Output;

/// <summary>What <c>engine match aliases list</c> prints.</summary>
internal static class MatchAliasesText
{
    public static void Write(TextWriter output, JsonNode answer)
    {
        var aliases = answer["aliases"]!.AsArray();
        var width = aliases.Select(alias => ((string)alias!["key"]!).Length).Append(5).Max();
        output.Write($"{"payer".PadRight(width)}  state      confirmed  listed  customer\n");
        foreach (var alias in aliases)
        {
            var name = alias!["customerName"] is { } known ? $" {known}" : "";
            output.Write($"{((string)alias["key"]!).PadRight(width)}  {(string)alias["state"]!,-9}  {(int)alias["confirmed"]!,9}  {alias["written"]?.ToString() ?? "-",6}  {alias["customer"]}{name}\n");
        }

        if ((int)answer["more"]! > 0)
        {
            output.Write($"and {answer["more"]} more\n");
        }
    }
}
