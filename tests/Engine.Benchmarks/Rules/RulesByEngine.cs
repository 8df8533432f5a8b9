using System.Collections.Frozen;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using NodaTime;

namespace Engine.Benchmarks.Rules;

/// <summary>The workload through the engine: the rule files as they are, nothing known of them here but the names of their inputs.</summary>
internal sealed class RulesByEngine
{
    private static readonly EvaluationContext Context = new(DateTimeZone.Utc, FrozenDictionary<string, Crosswalk>.Empty);

    private readonly RuleSet filter;
    private readonly RuleSet match;

    public RulesByEngine(string filterRules, string matchRules)
    {
        filter = Load(filterRules, "event-filter", "evt");
        match = Load(matchRules, "payment-match", "payment", "candidate");
    }

    public RuleAnswer Answer(byte[] line)
    {
        using var payload = JsonPayload.TryRead(line)!;
        var (filtered, matched) = Evaluate(payload);
        return AnswerOf(filtered, matched);
    }

    /// <summary>What the rules say of one event, in full.</summary>
    public (RuleSetResult Filter, RuleSetResult Match) Evaluate(JsonPayload payload)
    {
        var root = payload.Root;
        return (filter.Evaluate(Context, [root.Member("event")]), match.Evaluate(Context, [root.Member("payment"), root.Member("candidate")]));
    }

    public static RuleAnswer AnswerOf(RuleSetResult filtered, RuleSetResult matched)
    {
        var passed = 0u;
        foreach (var rule in filtered.Rules)
        {
            passed |= rule.Outcome == RuleOutcome.Passed ? 1u << (Number(rule.Name) - 1) : 0;
        }

        return new RuleAnswer(passed, matched.FirstPassed!.Name[4] - '0');
    }

    private static int Number(string name) => ((name[0] - '0') * 10) + name[1] - '0';

    private static RuleSet Load(string text, string workflow, params string[] inputs)
    {
        var findings = new FindingSink();
        var scope = inputs.Aggregate(Scope.Empty, (so, name) => so.With(name));
        var file = $"rules/{workflow}.json";
        var node = JsonConfigReader.Read(file, Encoding.UTF8.GetBytes(text), text, findings)!;
        var sets = RuleSetCompiler.Compile(
            [new ConfigFile(file, ConfigFileKind.RuleSet, text, node)], scope, FrozenDictionary<string, Crosswalk>.Empty, findings);
        return findings.HasErrors
            ? throw new InvalidDataException(string.Join('\n', findings.ToImmutable().Select(finding => finding.Message)))
            : sets[workflow];
    }
}
