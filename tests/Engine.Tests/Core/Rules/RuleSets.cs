using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;
using Engine.Core.Values;
using Engine.Tests.Core.Expressions;

namespace Engine.Tests.Core.Rules;

/// <summary>Compiles and evaluates rule files over event, payload and client, of which only payload has a value.</summary>
public static class RuleSets
{
    public const string File = "rules/acme/test.json";

    private static readonly Scope Inputs = Scope.Empty.With("event", Shape.Event).With("payload", Kinds.Object).With("client", Shape.Client);

    public static ImmutableArray<Finding> Findings(params string[] files)
    {
        var findings = new FindingSink();
        _ = RuleSetCompiler.Compile(Read(files), Inputs, Expression.Crosswalks, findings);
        return findings.ToImmutable();
    }

    public static IReadOnlyDictionary<string, RuleSet> Compile(params string[] files)
    {
        var findings = new FindingSink();
        var sets = RuleSetCompiler.Compile(Read(files), Inputs, Expression.Crosswalks, findings);
        Assert.False(findings.HasErrors, string.Join(" ", findings.ToImmutable().Select(finding => finding.Message)));
        return sets;
    }

    public static RuleSetResult Evaluate(this RuleSet set, string payload) =>
        set.Evaluate(Expression.Context, [Value.Missing, Expression.Json(payload), Value.Missing]);

    /// <summary>The results of the rules that stand between the brackets of <c>"Rules": [ ]</c>.</summary>
    public static ImmutableArray<RuleResult> Results(string rules, string payload) =>
        Compile($$"""{ "WorkflowName": "w", "Rules": [ {{rules}} ] }""")["w"].Evaluate(payload).Rules;

    public static RuleResult Result(string rule, string payload) => Assert.Single(Results(rule, payload));

    private static ImmutableArray<Engine.Core.Configuration.ConfigFile> Read(string[] files) =>
        [.. files.Select((json, index) => JsonConfig.File(index == 0 ? File : $"rules/acme/test{index}.json", json))];
}
