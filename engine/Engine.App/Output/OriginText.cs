using Engine.App.Commands;
using Engine.Core.Diagnostics.Formats;
using Engine.Runtime.Configuration;

namespace Engine.App.Output;

/// <summary>Where the value of a field comes from, for people: one line a layer, lowest first.</summary>
internal static class OriginText
{
    /// <returns>The exit code.</returns>
    public static int Write(TextWriter output, TextWriter error, string root, string? environment, string path)
    {
        if (path.Split('/') is not [var client, var mapping, var record, var field])
        {
            error.WriteLine($"\"{path}\" is not client/mapping/record/field, such as acme/stripe-invoice/invoice/memo.");
            return ExitCodes.Unusable;
        }

        var origins = FieldOrigins.Of(root, environment, client, mapping, record, field);
        if (origins.IsEmpty)
        {
            error.WriteLine($"No layer of client {client} says anything about `{field}` of \"{record}\" in mapping \"{mapping}\".");
            return ExitCodes.Findings;
        }

        for (var i = 0; i < origins.Length; i++)
        {
            var verdict = i < origins.Length - 1 ? "" : origins[i].Layer == "defaults" ? "   <- wins: nothing else writes it" : "   <- wins: the highest layer that writes it";
            output.WriteLine($"{origins[i].Span}  {origins[i].Layer}: {Printable.Of(origins[i].Text)}{verdict}");
        }

        return ExitCodes.Fine;
    }
}
