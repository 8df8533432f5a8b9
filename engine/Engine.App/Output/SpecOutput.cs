using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Specs;

namespace Engine.App.Output;

/// <summary>Prints what came of specs.</summary>
internal static class SpecOutput
{
    /// <param name="onlyFailed">Leaves out the names of those that hold.</param>
    public static void WriteText(SpecRun run, ImmutableDictionary<string, string> texts, bool onlyFailed)
    {
        foreach (var result in run.Results.Where(result => result.Holds && !onlyFailed))
        {
            Console.Out.WriteLine($"holds  {result.Name}");
        }

        var failures = new SpecFailureText(texts);
        foreach (var result in run.Results.Where(result => !result.Holds))
        {
            Console.Out.Write($"\n{failures.Of(result)}");
        }

        Console.Out.WriteLine();
        Console.Out.WriteLine($"{run.Held} specs hold, {run.Failed} fail{(run.LeftOut > 0 ? $"; {run.LeftOut} histories that the change does not concern were left out" : "")}");
        Console.Out.Write(failures.Shared(run.Results));
    }

    public static void WriteJson(SpecRun run) => JsonOutput.Write(Console.OpenStandardOutput(), writer =>
    {
        writer.WriteNumber("held", run.Held);
        writer.WriteNumber("failed", run.Failed);
        CoverageOutput.WriteJson(writer, run.Coverage);
        writer.WriteStartArray("specs");
        foreach (var result in run.Results)
        {
            writer.WriteStartObject();
            writer.WriteString("file", result.File);
            writer.WriteString("name", result.Name);
            writer.WriteBoolean("holds", result.Holds);
            writer.WriteStartArray("findings");
            foreach (var difference in result.Differences)
            {
                Write(writer, difference);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter writer, SpecDifference difference)
    {
        writer.WriteStartObject();
        writer.WriteString("code", difference.Code.Id);
        writer.WriteString("at", difference.Span.ToString());
        writer.WriteString("message", difference.Message);
        if (difference.Subject is not null)
        {
            writer.WriteString("subject", difference.Subject);
            writer.WriteString("field", difference.Field);
            writer.WriteString("expected", difference.Expected);
            writer.WriteString("got", difference.Got);
        }

        writer.WriteStartArray("from");
        foreach (var place in difference.From)
        {
            writer.WriteStringValue(place.ToString());
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
