using System.Collections.Frozen;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;
using Engine.Core.Values;
using Engine.Tests.Core.Expressions;

namespace Engine.Tests.Core.Rules;

public sealed class RuleWorkloadTests
{
    [BenchFolderTheory]
    [InlineData("uniform")]
    [InlineData("varied")]
    public void Every_line_of_the_workload_is_answered_as_expected(string lines)
    {
        var folder = BenchFolderTheoryAttribute.Folder!;
        var filter = Load(folder, "filter-rules.json", "event-filter", "evt");
        var match = Load(folder, "match-rules.json", "payment-match", "payment", "candidate");
        var expected = File.ReadAllLines(Path.Combine(folder, $"expected-{lines}.jsonl"));
        var actual = File.ReadAllLines(Path.Combine(folder, $"events-{lines}.jsonl")).Select(line => Answer(filter, match, line)).ToArray();

        Assert.Equal(64, actual.Length);
        Assert.Equal(expected, actual);
    }

    private static RuleSet Load(string folder, string file, string workflow, params string[] inputs)
    {
        var findings = new FindingSink();
        var scope = inputs.Aggregate(Scope.Empty, (so, name) => so.With(name));
        var config = JsonConfig.File("rules/acme/" + file, File.ReadAllText(Path.Combine(folder, file)));
        var sets = RuleSetCompiler.Compile([config], scope, FrozenDictionary<string, Crosswalk>.Empty, findings);
        Assert.Empty(findings.ToImmutable());
        return sets[workflow];
    }

    private static string Answer(RuleSet filter, RuleSet match, string line)
    {
        var root = Expression.Json(line);
        var passed = filter.Evaluate(Expression.Context, [root.Member("event")]).Rules.Where(rule => rule.Outcome == RuleOutcome.Passed);
        var tier = match.Evaluate(Expression.Context, [root.Member("payment"), root.Member("candidate")]).FirstPassed!;
        return JsonSerializer.Serialize(new { passed = passed.Select(rule => rule.Name[..2]), tier = tier.Name[4] - '0' });
    }
}
