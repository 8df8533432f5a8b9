using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>A rule with an expression.</summary>
internal sealed class LeafRule(Node condition) : CompiledRule
{
    private const int LongestText = 1_000;

    private readonly string notMet = $"This does not hold: {AsWritten(condition.Source.Expression.Trim())}";

    // The same for every event, unless the message shows something of it.
    private RuleResult? passed;
    private RuleResult? failed;

    public override bool AlwaysPasses => condition is Constant { Value: var value } && value == Value.True;

    protected override RuleResult EvaluateSelf(EvaluationFrame frame)
    {
        frame.Begin();
        var value = condition.Evaluate(frame);
        return value.Kind switch
        {
            ValueKind.Boolean => value.AsBoolean() ? passed ??= Passed([]) : Failed(frame),
            ValueKind.Failure => Error(value.AsFailure().Message),
            ValueKind.Missing or ValueKind.Null => Error(frame.FindMissing() ?? MissingValue.Find(condition, frame), []),
            _ => Error($"`{condition.Text}` is {value.Kind.Describe()} ({Failures.Show(value)}), neither true nor false."),
        };
    }

    private RuleResult Failed(EvaluationFrame frame) => ErrorText is { IsFixed: false } text
        ? Failed(text.Format(frame), [])
        : failed ??= Failed(ErrorText?.Format(frame) ?? notMet, []);

    private static string AsWritten(string expression) => expression.Length <= LongestText ? expression : expression[..LongestText] + "…";
}
