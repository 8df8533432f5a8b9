using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;

namespace Engine.Tests.Core.Diagnostics;

public sealed class FindingFormatTests
{
    private static readonly DiagnosticCode code = new("MAP014", "No such crosswalk: check it, 100%", "Look into crosswalks/.");

    private static readonly ImmutableDictionary<string, string> texts = ImmutableDictionary<string, string>.Empty
        .Add("mappings/acme/invoice.yaml", "one\r\n\titem: itmes\nsecret: hush\n" + new string('x', 300) + "HERE" + new string('y', 300));

    private static readonly ImmutableArray<Finding> findings =
    [
        new(code, Span(2, 8, 2, 13), "No crosswalk is named \"itmes\". Did you mean \"items\"?"),
        new(code, Span(3, 9, 3, 13), "Not shown.") { HidesSource = true },
        new(code, Span(3, 1, 3, 7), "Nor is its line for another reason.") { Severity = Severity.Warning },
        new(code, Span(4, 301, 4, 305), "50% of: a, b\nand \u001b[31mmore"),
        new(code, Span(99, 1, 99, 1), "A line that is not there."),
        new(code, Span(1, 2, 2, 4), "Over two lines."),
    ];

    [Fact]
    public void Text_shows_the_line_the_place_and_what_to_do()
    {
        var left = new string('x', 60);
        var right = new string('y', 96);
        Assert.Equal(
            $"""
            mappings/acme/invoice.yaml:2:8: MAP014 No crosswalk is named "itmes". Did you mean "items"?
                2 |  item: itmes
                  |        ^^^^^
              help: Look into crosswalks/.

            mappings/acme/invoice.yaml:3:9: MAP014 Not shown.
              help: Look into crosswalks/.

            mappings/acme/invoice.yaml:3:1: MAP014 warning: Nor is its line for another reason.
              help: Look into crosswalks/.

            mappings/acme/invoice.yaml:4:301: MAP014 50% of: a, b\u000aand \u001b[31mmore
                4 | …{left}HERE{right}…
                  | {new string(' ', 61)}^^^^
              help: Look into crosswalks/.

            mappings/acme/invoice.yaml:99:1: MAP014 A line that is not there.
              help: Look into crosswalks/.

            mappings/acme/invoice.yaml:1:2: MAP014 Over two lines.
                1 | one
                  |  ^^
              help: Look into crosswalks/.


            """,
            new TextFormat().Render(findings, texts, FindingStyle.Plain));
    }

    [Fact]
    public void Concise_is_one_line_each() => Assert.Equal(
        """
        mappings/acme/invoice.yaml:2:8: MAP014 No crosswalk is named "itmes". Did you mean "items"?
        mappings/acme/invoice.yaml:3:9: MAP014 Not shown.
        mappings/acme/invoice.yaml:3:1: MAP014 warning: Nor is its line for another reason.
        mappings/acme/invoice.yaml:4:301: MAP014 50% of: a, b\u000aand \u001b[31mmore
        mappings/acme/invoice.yaml:99:1: MAP014 A line that is not there.
        mappings/acme/invoice.yaml:1:2: MAP014 Over two lines.

        """,
        new ConciseFormat().Render(findings, texts, FindingStyle.Plain));

    [Fact]
    public void GitHub_escapes_what_would_end_a_command() => Assert.Equal(
        """
        ::error file=mappings/acme/invoice.yaml,line=2,col=8,endLine=2,endColumn=13,title=MAP014 No such crosswalk%3A check it%2C 100%25::No crosswalk is named "itmes". Did you mean "items"?
        ::warning file=mappings/acme/invoice.yaml,line=3,col=1,endLine=3,endColumn=7,title=MAP014 No such crosswalk%3A check it%2C 100%25::Nor is its line for another reason.
        ::error file=mappings/acme/invoice.yaml,line=4,col=301,endLine=4,endColumn=305,title=MAP014 No such crosswalk%3A check it%2C 100%25::50%25 of: a, b%0Aand \u001b[31mmore
        ::error file=mappings/acme/invoice.yaml,line=1,col=2,endLine=2,title=MAP014 No such crosswalk%3A check it%2C 100%25::Over two lines.

        """,
        new GitHubFormat().Render([findings[0], findings[2], findings[3], findings[5]], texts, FindingStyle.Plain));

    [Fact]
    public void Json_is_a_document_with_a_version() => Assert.Equal(
        """
        {
          "formatVersion": 1,
          "findings": [
            {
              "code": "MAP014",
              "title": "No such crosswalk: check it, 100%",
              "severity": "error",
              "message": "No crosswalk is named \"itmes\". Did you mean \"items\"?",
              "help": "Look into crosswalks/.",
              "file": "mappings/acme/invoice.yaml",
              "range": {
                "start": {
                  "line": 2,
                  "column": 8
                },
                "end": {
                  "line": 2,
                  "column": 13
                }
              }
            }
          ]
        }

        """,
        new JsonFormat().Render([findings[0]], texts, FindingStyle.Plain));

    [Fact]
    public void No_findings_are_no_text_but_still_a_json_document()
    {
        Assert.Equal("", new TextFormat().Render([], texts, FindingStyle.Plain));
        Assert.Equal(0, JsonDocument.Parse(new JsonFormat().Render([], texts, FindingStyle.Plain)).RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void Colours_come_only_with_a_terminal()
    {
        Assert.Contains("\e[1;31mMAP014\e[0m", new ConciseFormat().Render(findings, texts, FindingStyle.Terminal));
        Assert.All(FindingFormat.All, format => Assert.DoesNotContain('\e', format.Render(findings, texts, FindingStyle.Plain)));
    }

    private static SourceSpan Span(int line, int column, int endLine, int endColumn) =>
        new("mappings/acme/invoice.yaml", new TextPosition(line, column), new TextPosition(endLine, endColumn));
}
