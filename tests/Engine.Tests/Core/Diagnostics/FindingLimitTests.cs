using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;

namespace Engine.Tests.Core.Diagnostics;

public sealed class FindingLimitTests
{
    private static readonly DiagnosticCode code = new("MAP014", "No such crosswalk", "Look into crosswalks/.");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(FindingLimit.PerFile, FindingLimit.PerFile)]
    [InlineData(FindingLimit.PerFile + 1, FindingLimit.PerFile + 1)]
    [InlineData(10_000, FindingLimit.PerFile + 1)]
    public void Of_one_file_the_first_are_shown(int found, int shown) => Assert.Equal(shown, FindingLimit.Apply(Findings("a.yaml", found)).Length);

    [Fact]
    public void What_is_left_out_is_counted_where_it_begins_and_other_files_keep_theirs()
    {
        var shown = FindingLimit.Apply([.. Findings("a.yaml", 1050), .. Findings("b.yaml", 3)]);

        Assert.Equal(("CFG046", 51, Severity.Error), (shown[50].Code.Id, shown[50].Span.Start.Line, shown[50].Severity));
        Assert.Equal("From here on 1000 more findings of this file are not shown: 1000 MAP014.", shown[50].Message);
        Assert.Equal(3, shown.Count(finding => finding.Span.File == "b.yaml"));
    }

    [Fact]
    public void What_may_be_a_secret_stays_hidden()
    {
        var shown = FindingLimit.Apply([.. Findings("a.yaml", 60).Select(finding => finding with { HidesSource = true, Severity = Severity.Warning })]);

        Assert.True(shown[^1].HidesSource);
        Assert.Equal(Severity.Warning, shown[^1].Severity);
    }

    [Fact]
    public void Every_format_says_it() => Assert.All(FindingFormat.All, format => Assert.Contains(
        "9950 more findings of this file are not shown",
        format.Render(FindingLimit.Apply(Findings("a.yaml", 10_000)), ImmutableDictionary<string, string>.Empty, FindingStyle.Plain),
        StringComparison.Ordinal));

    private static ImmutableArray<Finding> Findings(string file, int count) =>
        [.. Enumerable.Range(1, count).Select(line => new Finding(code, new SourceSpan(file, new TextPosition(line, 1), new TextPosition(line, 2)), $"No. {line}"))];
}
