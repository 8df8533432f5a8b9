using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Core.Specs;

namespace Engine.App.Output;

/// <summary>
/// A spec that fails, for whoever wrote the mapping: of each difference what was expected and what came, one under the other, then the line of the spec, the
/// line of the configuration that made it so, and the rows of crosswalks it took.
/// </summary>
internal sealed class SpecFailureText(ImmutableDictionary<string, string> texts)
{
    private const int LongestLine = 90;

    // From here on a text is long enough to lose one's place in it.
    private const int LongText = 12;

    private readonly SourceLines lines = new(texts);
    private readonly StringBuilder output = new();

    public string Of(SpecRun.Result failed)
    {
        output.Clear();
        Line(0, $"FAILS  {failed.Name}");
        foreach (var bySubject in failed.Differences.GroupBy(difference => difference.Subject))
        {
            Line(0, "");
            Line(1, bySubject.Key ?? failed.File);
            foreach (var difference in bySubject.Where(difference => difference.Table is null))
            {
                Difference(difference);
            }

            foreach (var table in bySubject.Where(difference => difference.Table is not null).GroupBy(difference => difference.Table!))
            {
                Table(table.Key, table.First().Span);
            }
        }

        return output.ToString();
    }

    /// <summary>The configuration lines behind several failed specs, those of most first: where to look. Empty when none is.</summary>
    public string Shared(IEnumerable<SpecRun.Result> failed)
    {
        output.Clear();
        var shared = failed
            .SelectMany(result => result.Differences.SelectMany(difference => difference.From).Select(Place).Distinct())
            .GroupBy(place => place)
            .Select(place => (Place: place.Key, Specs: place.Count()))
            .Where(place => place.Specs > 1)
            .OrderByDescending(place => place.Specs)
            .ThenBy(place => place.Place, StringComparer.Ordinal)
            .ToList();
        foreach (var (place, specs) in shared)
        {
            Line(0, $"{specs} of them by {place}");
        }

        return output.ToString();
    }

    private void Difference(SpecDifference difference)
    {
        if (difference.Field is { } field)
        {
            Line(2, field);
        }

        if (difference.Subject is null)
        {
            Line(3, $"{difference.Code.Id} {difference.Message}");
        }
        else
        {
            Values(difference.Expected, difference.Got);
        }

        Line(3, $"{"spec",-10}{Place(difference.Span)}");
        var width = difference.From.Select(place => Place(place).Length).DefaultIfEmpty().Max();
        foreach (var place in difference.From)
        {
            Line(3, $"{Label(place),-10}{Place(place).PadRight(width)}  {Shortened(lines.Line(place)?.Trim().TrimStart('{') ?? "")}");
        }
    }

    private void Table(string table, SourceSpan span)
    {
        foreach (var line in table.Split('\n'))
        {
            Line(line.Length == 0 ? 0 : 2, line);
        }

        Line(2, $"{"spec",-10}{Place(span)}");
    }

    private void Values(string expected, string got)
    {
        var (left, right) = Aligned(expected, got);
        Block("expected", left);
        Block("got", right);
        if (Difference(expected, got) is { } by)
        {
            Line(3, $"{"by",-10}{by}");
        }
        else if (FirstDifference(expected, got) is { } at)
        {
            Line(3, $"{new string(' ', 10 + at)}^");
        }
    }

    private void Block(string label, string content)
    {
        foreach (var line in content.Split('\n'))
        {
            Line(3, $"{label,-10}{line}");
            label = "";
        }
    }

    /// <summary>Numbers stand so that their decimal points are one under the other.</summary>
    private static (string Expected, string Got) Aligned(string expected, string got)
    {
        if (Number(expected) is null || Number(got) is null)
        {
            return (expected, got);
        }

        var whole = Math.Max(Whole(expected), Whole(got));
        return (expected.PadLeft(expected.Length + whole - Whole(expected)), got.PadLeft(got.Length + whole - Whole(got)));
    }

    // The figures before the decimal point.
    private static int Whole(string number) => number.IndexOfAny(['.', ' ']) is var end && end >= 0 ? end : number.Length;

    /// <summary>By how much an amount or quantity is off; null for anything else, ids of records too.</summary>
    private static string? Difference(string expected, string got) =>
        Number(expected) is { } wanted && Number(got) is { } came && (expected.Contains('.', StringComparison.Ordinal) || got.Contains('.', StringComparison.Ordinal) || got.Contains(' ', StringComparison.Ordinal))
            ? (came - wanted).ToString("+0.############;-0.############;0", CultureInfo.InvariantCulture)
            : null;

    /// <summary>An amount, with or without its currency.</summary>
    private static decimal? Number(string text) =>
        decimal.TryParse(text.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && text.Split(' ') is [_] or [_, { Length: 3 }] ? number : null;

    private static int? FirstDifference(string expected, string got)
    {
        var same = expected.AsSpan().CommonPrefixLength(got);
        return same > 0 && Math.Min(expected.Length, got.Length) >= LongText && !got.Contains('\n', StringComparison.Ordinal) ? same : null;
    }

    private static string Label(SourceSpan place) => place.File.EndsWith(".csv", StringComparison.Ordinal) ? "row" : "from";

    private static string Place(SourceSpan place) => $"{place.File}:{place.Start.Line}";

    private static string Shortened(string line) => line.Length <= LongestLine ? line : line[..(LongestLine - 1)] + "…";

    private void Line(int depth, string content) => output.Append(' ', depth == 0 ? 0 : (depth * 2) + 5).Append(Printable.Of(content)).Append('\n');
}
