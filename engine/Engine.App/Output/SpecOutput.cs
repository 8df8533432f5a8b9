using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;

namespace Engine.App.Output;

/// <summary>Prints what came of specs.</summary>
internal static class SpecOutput
{
    public static void WriteText(SpecRun run, ImmutableDictionary<string, string> texts)
    {
        foreach (var result in run.Results)
        {
            Console.Out.WriteLine($"{(result.Findings.IsEmpty ? "holds " : "FAILS ")} {result.Name}");
        }

        var findings = run.Results.SelectMany(result => result.Findings).ToImmutableArray();
        if (!findings.IsEmpty)
        {
            Console.Out.WriteLine();
            Console.Out.Write(new TextFormat().Render(findings, texts, FindingStyle.Plain));
        }

        Console.Out.WriteLine($"{run.Held} specs hold, {run.Failed} fail");
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
            writer.WriteBoolean("holds", result.Findings.IsEmpty);
            writer.WriteStartArray("findings");
            foreach (var finding in result.Findings)
            {
                WriteFinding(writer, finding);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteFinding(System.Text.Json.Utf8JsonWriter writer, Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("code", finding.Code.Id);
        writer.WriteString("at", finding.Span.ToString());
        writer.WriteString("message", finding.Message);
        writer.WriteEndObject();
    }
}
