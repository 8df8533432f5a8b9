using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Engine.Core.Diagnostics.Formats;

/// <summary>
/// JUnit's XML, as build servers show test results: a test suite for each file, a failed test for each finding, and a passed one for a file without any.
/// Attributes as the schema of Jenkins' xUnit plugin (junit-10.xsd) requires them.
/// </summary>
public sealed class JUnitFormat : FindingFormat
{
    // Without a declaration: the text becomes bytes elsewhere, and XML without one is UTF-8.
    private static readonly XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };

    public override string Name => "junit";

    public override string Render(ImmutableArray<Finding> findings, ImmutableDictionary<string, string> texts, FindingStyle style)
    {
        var byFile = findings.ToLookup(finding => finding.Span.File, StringComparer.Ordinal);
        var files = texts.Keys.Union(byFile.Select(group => group.Key)).Order(StringComparer.Ordinal).ToList();
        var output = new StringBuilder();
        using (var writer = XmlWriter.Create(output, settings))
        {
            writer.WriteStartElement("testsuites");
            writer.WriteAttributeString("name", "engine lint");
            WriteCounts(writer, files.Sum(file => Math.Max(1, byFile[file].Count())), findings.Length);
            foreach (var file in files)
            {
                WriteSuite(writer, file, [.. byFile[file]]);
            }

            writer.WriteEndElement();
        }

        return output.Append('\n').ToString();
    }

    private static void WriteSuite(XmlWriter writer, string file, ImmutableArray<Finding> findings)
    {
        writer.WriteStartElement("testsuite");
        writer.WriteAttributeString("name", Clean(file));
        WriteCounts(writer, Math.Max(1, findings.Length), findings.Length);
        if (findings.IsEmpty)
        {
            WriteCase(writer, file, "nothing found");
            writer.WriteEndElement();
        }

        foreach (var finding in findings)
        {
            WriteCase(writer, file, $"{finding.Span.Start} {finding.Code.Id} {finding.Code.Title}");
            writer.WriteStartElement("failure");
            writer.WriteAttributeString("type", finding.Severity == Severity.Error ? "error" : "warning");
            writer.WriteAttributeString("message", Clean(finding.Message));
            writer.WriteString(Clean(ConciseFormat.Line(finding, FindingStyle.Plain)) + "\nhelp: " + finding.Code.Help);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void WriteCase(XmlWriter writer, string file, string name)
    {
        writer.WriteStartElement("testcase");
        writer.WriteAttributeString("classname", Clean(file));
        writer.WriteAttributeString("name", name);
    }

    private static void WriteCounts(XmlWriter writer, int tests, int failures)
    {
        writer.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("errors", "0");
    }

    // XML has no form at all for some characters.
    private static string Clean(string text)
    {
        var printable = Printable.Of(text);
        var output = new StringBuilder(printable.Length);
        foreach (var rune in printable.EnumerateRunes())
        {
            output.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return output.ToString();
    }
}
