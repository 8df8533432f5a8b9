using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Runtime.Doctor;

namespace Engine.App.Output;

/// <summary>What <c>engine doctor</c> found, for people and for programs.</summary>
internal static class DoctorOutput
{
    public static string Text(ImmutableArray<DoctorReport> reports)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            text.AppendLine($"{report.Client}: NetSuite account {report.Account}");
            foreach (var check in report.Checks)
            {
                text.AppendLine($"  {Word(check.Level),-8} {check.Name}: {check.Asks}");
                foreach (var finding in check.Findings)
                {
                    Append(text, check, finding);
                }
            }

            text.AppendLine(Summary(report)).AppendLine();
        }

        return text.ToString();
    }

    public static string Json(ImmutableArray<DoctorReport> reports)
    {
        using var target = new MemoryStream();
        JsonOutput.Write(target, writer =>
        {
            writer.WriteStartArray("clients");
            foreach (var report in reports)
            {
                Write(writer, report);
            }

            writer.WriteEndArray();
        });
        return Encoding.UTF8.GetString(target.ToArray());
    }

    private static void Append(StringBuilder text, CheckReport check, CheckFinding finding)
    {
        const string Indent = "             ";
        var level = finding.Level == check.Level || finding.Level == CheckLevel.Ok ? "" : $"{Word(finding.Level)}: ";
        var where = finding.Span is { } span ? $"{span}: " : "";

        // NetSuite's own words are in here: they must not steer the terminal.
        text.AppendLine(Indent + Printable.Of($"{where}{level}{finding.Message}"));
        if (finding.ToDo.Length > 0)
        {
            text.AppendLine($"{Indent}  {finding.Who}: {finding.ToDo}");
        }
    }

    private static string Summary(DoctorReport report)
    {
        var findings = report.Checks.SelectMany(check => check.Findings).ToList();
        var errors = findings.Count(finding => finding.Level == CheckLevel.Error);
        var warnings = findings.Count(finding => finding.Level == CheckLevel.Warning);
        return report.IsFine
            ? $"  {report.Checks.Length} checks, all is well."
            : $"  {report.Checks.Length} checks: {Count(errors, "error")}, {Count(warnings, "warning")}.";
    }

    private static void Write(Utf8JsonWriter writer, DoctorReport report)
    {
        writer.WriteStartObject();
        writer.WriteString("client", report.Client);
        writer.WriteString("account", report.Account);
        writer.WriteBoolean("reachable", report.IsReachable);
        writer.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            writer.WriteStartObject();
            writer.WriteString("name", check.Name);
            writer.WriteString("level", Word(check.Level));
            writer.WriteStartArray("findings");
            foreach (var finding in check.Findings)
            {
                Write(writer, finding);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CheckFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("level", Word(finding.Level));
        writer.WriteString("message", finding.Message);
        if (finding.Span is { } span)
        {
            writer.WriteString("file", span.File);
            writer.WriteNumber("line", span.Start.Line);
            writer.WriteNumber("column", span.Start.Column);
        }

        if (finding.ToDo.Length > 0)
        {
            writer.WriteString("toDo", finding.ToDo);
            writer.WriteString("who", finding.Who);
        }

        writer.WriteEndObject();
    }

    private static string Word(CheckLevel level) => level.ToString().ToLowerInvariant();

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
