using Engine.Core.Rules;
using Engine.Core.Values;
using RuleWorkload;

namespace Engine.Benchmarks.Rules;

/// <summary>The engine behind the runner's contract: the rule files as they are, the payload as it arrives.</summary>
public sealed class WorkloadEngine : IWorkloadEngine
{
    private RulesByEngine? engine;

    public string Name => "engine";

    public void Load(string filterRulesJson, string matchRulesJson) => engine = new RulesByEngine(filterRulesJson, matchRulesJson);

    public object Prepare(ReadOnlyMemory<byte> utf8Line) => JsonPayload.TryRead(utf8Line)!;

    public Outcome Evaluate(object prepared) => Outcome((JsonPayload)prepared);

    public Outcome EvaluateJson(ReadOnlyMemory<byte> utf8Line)
    {
        using var payload = JsonPayload.TryRead(utf8Line)!;
        return Outcome(payload);
    }

    private Outcome Outcome(JsonPayload payload)
    {
        var (filter, match) = engine!.Evaluate(payload);
        var answer = RulesByEngine.AnswerOf(filter, match);
        return new Outcome(answer.Passed, answer.Tier, Errors(filter) + Errors(match));
    }

    private static int Errors(RuleSetResult result)
    {
        var errors = 0;
        foreach (var rule in result.Rules)
        {
            errors += rule.Outcome == RuleOutcome.Error ? 1 : 0;
        }

        return errors;
    }
}
