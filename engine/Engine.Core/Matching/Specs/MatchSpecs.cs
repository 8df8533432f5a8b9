using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Specs;

namespace Engine.Core.Matching.Specs;

/// <summary>Runs match specs.</summary>
public static class MatchSpecs
{
    /// <summary>The spec's name and what differs from it; null when it cannot be read, and the findings then say why.</summary>
    public static (string Name, ImmutableArray<SpecDifference> Differences)? Run(ConfigFile file, ClientConfig client, FindingSink findings)
    {
        if (MatchSpecReader.Read(file, client, findings) is not { } spec)
        {
            return null;
        }

        var settings = MatchSettings.Of(client) with { Thresholds = spec.Thresholds };
        var result = MatchRun.Match(spec.Rules, new MatchIndexes(spec.Invoices), spec.Payments, settings);
        return (spec.Name, [.. result.Decisions.SelectMany((decision, at) => Compare(spec.Expected[decision.Payment], spec.Payments[at], decision))]);
    }

    private static IEnumerable<SpecDifference> Compare(ConfigMapping expected, MatchPayment payment, MatchDecision decision)
    {
        (string Member, string Wanted, string Found)[] parts =
        [
            ("outcome", expected.Text("outcome") ?? "", MatchDecisionJson.Camel(decision.Outcome)),
            ("tier", expected.Text("tier") ?? "none", decision.Tier ?? "none"),
            ("apply", Amounts(expected.Mapping("apply")), Amounts(decision.Applied.Select(one => (one.Invoice, one.Amount)))),
            ("differences", Differences(expected.Sequence("differences")), Differences(decision)),
            ("unapplied", Number(expected.Text("unapplied")), Number(decision.Unapplied)),
            ("onAccount", Number(expected.Text("onAccount")), Number(decision.OnAccount)),
            ("remaining", expected["remaining"] is null ? "" : Amounts(expected.Mapping("remaining")), expected["remaining"] is null ? "" : Remaining(expected.Mapping("remaining")!, decision)),
            ("candidates", expected["candidates"] is null ? "" : Texts(expected.Sequence("candidates")!), expected["candidates"] is null ? "" : string.Join(", ", decision.Candidates)),
            ("tie", expected.Text("tie") ?? "", expected["tie"] is null ? "" : decision.IsTie ? "true" : "false"),
            ("reason", expected.Text("reason") ?? "", expected["reason"] is null ? "" : decision.Reason ?? ""),
            ("near", expected.Sequence("near") is { } near ? Texts(near) : "", expected["near"] is null ? "" : string.Join(", ", decision.Near.Select(miss => $"{miss.Invoice}: {miss.Why}"))),
        ];
        return parts.Where(part => part.Wanted != part.Found).Select(part => new SpecDifference(
            MatchCodes.DecidedOtherwise, (expected[part.Member] ?? expected).Span, $"{payment.Id}: {part.Member} is {Shown(part.Found)}, not {Shown(part.Wanted)}.{Why(decision)}"));
    }

    private static string Why(MatchDecision decision)
    {
        var near = string.Concat(decision.Near.Select(miss => $" Near {miss.Invoice} ({miss.Tier}): {miss.Why}"));
        return (decision.Reason is null ? "" : $" {decision.Reason}") + near;
    }

    private static string Shown(string text) => text.Length == 0 ? "nothing" : text;

    private static string Amounts(ConfigMapping? amounts) =>
        Amounts((amounts?.Entries ?? []).Select(entry => (entry.Name, Numbers.TryParse(((ConfigScalar)entry.Value).Text, out var amount) ? amount : 0)));

    private static string Amounts(IEnumerable<(string Invoice, decimal Amount)> amounts) =>
        string.Join(", ", amounts.OrderBy(one => one.Invoice, StringComparer.Ordinal).Select(one => $"{one.Invoice} {Number(one.Amount)}"));

    // Of those that the spec asks for.
    private static string Remaining(ConfigMapping asked, MatchDecision decision) =>
        Amounts(decision.Applied.Where(one => asked[one.Invoice] is not null).Select(one => (one.Invoice, one.Remaining)));

    private static string Differences(ConfigSequence? differences) => string.Join(", ", (differences?.Items ?? [])
        .OfType<ConfigMapping>()
        .Select(one => $"{one.Text("invoice")} {Number(one.Text("amount"))} to {one.Text("account")}{(one.Text("code") is { } code ? $" for {code}" : "")}")
        .Order(StringComparer.Ordinal));

    private static string Differences(MatchDecision decision) => string.Join(", ", decision.Differences
        .Select(one => $"{one.Invoice} {Number(one.Amount)} to {one.Account}{(one.Code is { } code ? $" for {code}" : "")}")
        .Order(StringComparer.Ordinal));

    private static string Texts(ConfigSequence list) => string.Join(", ", list.Items.OfType<ConfigScalar>().Select(item => item.Text));

    private static string Number(string? text) => Number(text is not null && Numbers.TryParse(text, out var number) ? number : 0);

    private static string Number(decimal number) => number.ToString("0.00##", CultureInfo.InvariantCulture);
}
