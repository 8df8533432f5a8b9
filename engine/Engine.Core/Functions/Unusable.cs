using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>What a list method gives that meets an item it can do nothing with.</summary>
internal static class Unusable
{
    /// <summary>Nothing, remembered, for a missing value in a question; otherwise a failure.</summary>
    public static Value Of(Value value, Lambda? each, EvaluationFrame frame, Node call, Kinds wanted)
    {
        var culprit = each?.Body ?? call;
        if (value.IsFailure)
        {
            return value;
        }

        if (value.IsNothing && call.Source.Strictness == Strictness.Question)
        {
            frame.Lack(culprit);
            return Value.Missing;
        }

        return value.IsNothing
            ? Value.Fail(ExpressionCodes.ValueIsNull, $"`{culprit.Text}` is null in an item of the list, where {wanted.Describe()} is needed.")
            : Failures.WrongKind(culprit, value, wanted);
    }
}
