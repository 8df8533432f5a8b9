using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Matching;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using Engine.Tests.Core.Matching;
using NodaTime;

namespace Engine.Benchmarks.Matching;

/// <summary>The shipped tiers on payments of which it is known what they are for: how much of what they apply is right, and how much they leave to people.</summary>
internal sealed class MatchQualityBenchmark : Benchmark
{
    private const int Seeds = 10;

    public override string Summary => "precision and recall of the shipped match tiers on labelled payments";

    public override int Run()
    {
        var findings = new FindingSink();
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Matching", "cash.json"));
        var rules = RuleFile.CompileMatch("cash.json", bytes, LabelledSet.Crosswalks, findings)["cash"];
        var client = Value.Of(new ValueObject(("baseCurrency", Value.Of("USD"))));
        var settings = new MatchSettings(new EvaluationContext(DateTimeZone.Utc, LabelledSet.Crosswalks), client) { Explains = false };
        var decided = new List<(MatchDecision Decision, string Kind, IReadOnlyList<string> Truth)>();
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var set = new LabelledSet(seed, customerCount: 400, invoiceCount: 20_000, paymentCount: 5_000);
            var result = MatchRun.Match(rules, new MatchIndexes(set.Open()), set.Payments, settings);
            decided.AddRange(result.Decisions.Zip(set.Labels, (decision, label) => (decision, label.Kind, (IReadOnlyList<string>)label.Truth)));
        }

        Print("tier", decided, one => one.Decision.Tier ?? "no tier", [.. rules.TierNames, "no tier"]);
        Print("kind of payment", decided, one => one.Kind, [.. decided.Select(one => one.Kind).Distinct().Order(StringComparer.Ordinal)]);
        Print("all", decided, _ => "all", ["all"]);
        return decided.Exists(one => one.Decision is { IsApplied: true, IsTie: true }) ? 1 : 0;
    }

    private static void Print(
        string title,
        List<(MatchDecision Decision, string Kind, IReadOnlyList<string> Truth)> decided,
        Func<(MatchDecision Decision, string Kind, IReadOnlyList<string> Truth), string> of,
        IEnumerable<string> order)
    {
        Console.WriteLine($"\n| {title} | payments | applied right | applied wrong | to people | precision | recall |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var name in order.Where(name => decided.Exists(one => of(one) == name)))
        {
            var rows = decided.Where(one => of(one) == name).ToList();
            var quality = LabelledQuality.Of(name, rows.Select(one => (one.Decision, one.Truth)));
            var applied = quality.Right + quality.Wrong;
            var payable = rows.Count(row => row.Truth.Count > 0);
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {quality.Payments} | {quality.Right} | {quality.Wrong} | {quality.Payments - applied} | {(applied == 0 ? "" : FormattableString.Invariant($"{100.0 * quality.Right / applied:F2} %"))} | {(payable == 0 ? "" : FormattableString.Invariant($"{100.0 * quality.Right / payable:F1} %"))} |"));
        }
    }
}
