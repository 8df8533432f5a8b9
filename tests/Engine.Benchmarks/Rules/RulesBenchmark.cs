using System.Text.Json;
using Engine.Core.Values;

namespace Engine.Benchmarks.Rules;

/// <summary>Twelve filter rules and three match tiers for each event, from its bytes.</summary>
internal sealed class RulesBenchmark : Benchmark
{
    public override string Summary => "15 rules per event, from JSON bytes, beside hand-written C#";

    public override int Run()
    {
        if (RuleWorkload.Load() is not { } workload)
        {
            return 2;
        }

        var engine = new RulesByEngine(workload.FilterRules, workload.MatchRules);
        var isRight = true;
        foreach (var (set, lines) in workload.Lines)
        {
            var (byHand, byEngine) = (workload.Right(set, RulesByHand.Answer), workload.Right(set, engine.Answer));
            isRight &= byHand == lines.Length && byEngine == lines.Length;
            Table.Print(
                $"rules, {set}: right by hand {byHand}/{lines.Length}, by the engine {byEngine}/{lines.Length}",
                Interleaved.Measure(
                    lines.Length,
                    new Contender("hand-written", i => RulesByHand.Answer(lines[i])),
                    new Contender("engine", i => engine.Answer(lines[i])),
                    new Contender("JsonDocument alone", i => JsonDocument.Parse(lines[i]).Dispose()),
                    new Contender("JsonPayload alone", i => JsonPayload.TryRead(lines[i])!.Dispose())));
        }

        return isRight ? 0 : 1;
    }
}
