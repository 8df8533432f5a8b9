using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using NJsonSchema;

namespace Engine.Tests.Core.Diagnostics;

/// <summary>What other programs ask of the formats they take in, held against findings with everything in them that could break a format.</summary>
public sealed partial class FormatRulesTests
{
    /// <summary>The part of SARIF 2.1.0 (OASIS) that is written, closed, so that a member that the standard does not know is found.</summary>
    private const string Sarif = """
        {
          "type": "object", "additionalProperties": false, "required": ["version", "runs"],
          "properties": {
            "$schema": { "type": "string", "format": "uri" },
            "version": { "type": "string", "enum": ["2.1.0"] },
            "runs": { "type": "array", "minItems": 1, "items": {
              "type": "object", "additionalProperties": false, "required": ["tool", "results"],
              "properties": {
                "columnKind": { "type": "string", "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                "tool": { "type": "object", "additionalProperties": false, "required": ["driver"], "properties": { "driver": {
                  "type": "object", "additionalProperties": false, "required": ["name"], "properties": {
                    "name": { "type": "string", "minLength": 1 },
                    "rules": { "type": "array", "uniqueItems": true, "items": { "type": "object", "additionalProperties": false, "required": ["id"], "properties": {
                      "id": { "type": "string", "minLength": 1 }, "shortDescription": { "$ref": "#/definitions/text" }, "help": { "$ref": "#/definitions/text" } } } } } } } },
                "results": { "type": "array", "items": {
                  "type": "object", "additionalProperties": false, "required": ["message", "ruleId", "ruleIndex", "level"],
                  "properties": {
                    "ruleId": { "type": "string", "minLength": 1 },
                    "ruleIndex": { "type": "integer", "minimum": 0 },
                    "level": { "type": "string", "enum": ["none", "note", "warning", "error"] },
                    "message": { "$ref": "#/definitions/text" },
                    "locations": { "type": "array", "maxItems": 1, "items": { "type": "object", "additionalProperties": false, "properties": { "physicalLocation": {
                      "type": "object", "additionalProperties": false, "required": ["artifactLocation"], "properties": {
                        "artifactLocation": { "type": "object", "additionalProperties": false, "required": ["uri"], "properties": {
                          "uri": { "type": "string", "pattern": "^[A-Za-z0-9._~%/-]+$" }, "uriBaseId": { "type": "string", "enum": ["%SRCROOT%"] } } },
                        "region": { "type": "object", "additionalProperties": false, "required": ["startLine"], "properties": {
                          "startLine": { "type": "integer", "minimum": 1 }, "startColumn": { "type": "integer", "minimum": 1 },
                          "endLine": { "type": "integer", "minimum": 1 }, "endColumn": { "type": "integer", "minimum": 1 } } } } } } } } } } } } } }},
          "definitions": { "text": { "type": "object", "additionalProperties": false, "required": ["text"], "properties": { "text": { "type": "string", "minLength": 1 } } } }
        }
        """;

    /// <summary>What build servers take in, in the order and with the attributes that the schema of Jenkins' xUnit plugin (junit-10.xsd) wants.</summary>
    private const string JUnit = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:attributeGroup name="counts">
            <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
            <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
          </xs:attributeGroup>
          <xs:element name="testsuites"><xs:complexType>
            <xs:sequence><xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
              <xs:sequence><xs:element name="testcase" minOccurs="1" maxOccurs="unbounded"><xs:complexType>
                <xs:sequence><xs:element name="failure" minOccurs="0"><xs:complexType mixed="true">
                  <xs:attribute name="type" type="xs:string" use="required"/>
                  <xs:attribute name="message" type="xs:string" use="required"/>
                </xs:complexType></xs:element></xs:sequence>
                <xs:attribute name="classname" type="xs:string" use="required"/>
                <xs:attribute name="name" type="xs:string" use="required"/>
              </xs:complexType></xs:element></xs:sequence>
              <xs:attribute name="name" type="xs:string" use="required"/>
              <xs:attributeGroup ref="counts"/>
            </xs:complexType></xs:element></xs:sequence>
            <xs:attribute name="name" type="xs:string"/>
            <xs:attributeGroup ref="counts"/>
          </xs:complexType></xs:element>
        </xs:schema>
        """;

    private static readonly DiagnosticCode code = new("MAP014", "No such crosswalk: check it, 100%", "Look into crosswalks/.");

    private static readonly string[] hostile =
    [
        "plain", "50% of: a, b", "two\nlines\r\nand more", "\u001b[31mred\u0000\u0007\uFFFE\uFFFF", "]]> <!-- & \" ' -->", "::error file=x::y", "\uD800 half a pair", "é😀 \u202E reversed", "\u2028\u2029\uFEFF",
    ];

    private static readonly ImmutableArray<Finding> findings =
    [
        .. hostile.Select((text, place) => new Finding(code with { Id = $"MAP{place:000}" }, Span($"mappings/acme/{place} a b: c, d%é.yaml", place + 1), text) { Severity = place % 2 == 0 ? Severity.Error : Severity.Warning }),
        new(code, new SourceSpan("rules/a.json", new TextPosition(2, 4), new TextPosition(9, 1)), "Over several lines."),
    ];

    [Fact]
    public async Task Sarif_is_as_the_standard_has_it()
    {
        var schema = await JsonSchema.FromJsonAsync(Sarif);
        foreach (var some in new[] { findings, [] })
        {
            var text = new SarifFormat().Render(some, ImmutableDictionary<string, string>.Empty, FindingStyle.Plain);
            Assert.Empty(schema.Validate(text));
            using var document = JsonDocument.Parse(text);
            var run = document.RootElement.GetProperty("runs")[0];
            var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
            Assert.Equal(some.Length, run.GetProperty("results").GetArrayLength());
            Assert.All(run.GetProperty("results").EnumerateArray(), result => Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()], result.GetProperty("ruleId").GetString()));
        }
    }

    [Fact]
    public async Task A_sarif_document_that_is_not_as_the_standard_has_it_would_be_found()
    {
        var schema = await JsonSchema.FromJsonAsync(Sarif);
        var text = new SarifFormat().Render(findings, ImmutableDictionary<string, string>.Empty, FindingStyle.Plain);
        Assert.NotEmpty(schema.Validate(text.Replace("\"startLine\"", "\"line\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Junit_is_xml_as_build_servers_take_it_in()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(JUnit)));
        foreach (var some in new[] { findings, [] })
        {
            var document = XDocument.Parse(new JUnitFormat().Render(some, ImmutableDictionary<string, string>.Empty.Add("clean.yaml", ""), FindingStyle.Plain));
            document.Validate(schemas, (_, trouble) => Assert.Fail(trouble.Message));
            Assert.Equal($"{some.Length}", document.Root!.Attribute("failures")!.Value);
            Assert.Equal($"{document.Descendants("testcase").Count()}", document.Root!.Attribute("tests")!.Value);
        }
    }

    [Fact]
    public void Github_is_one_command_a_line_with_nothing_in_it_that_ends_it_early()
    {
        var lines = new GitHubFormat().Render(findings, ImmutableDictionary<string, string>.Empty, FindingStyle.Plain).TrimEnd('\n').Split('\n');
        Assert.Equal(findings.Length, lines.Length);
        Assert.All(lines, line => Assert.Matches(Command(), line));
    }

    private static SourceSpan Span(string file, int line) => new(file, new TextPosition(line, 3), new TextPosition(line, 5));

    // As the runner reads it: properties are parted by commas and end at the first ::, so neither may stand in a value.
    [GeneratedRegex(@"^::(error|warning) file=[^,:\r\n]+,line=\d+,col=\d+,endLine=\d+(,endColumn=\d+)?,title=[^,:\r\n]+::[^\r\n\p{Cc}]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
