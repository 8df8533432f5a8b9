using System.Collections.Immutable;
using Engine.Core.Functions;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Calls a function with arguments that fit its parameters.</summary>
internal sealed class CallFunction(NodeSource source, TransformFunction function, ImmutableArray<Node> arguments, bool isLenientReceiver)
    : Node(source)
{
    public TransformFunction Function => function;

    public ImmutableArray<Node> Arguments => arguments;

    private readonly ImmutableArray<FunctionParameter> parameters = [.. arguments.Select((_, index) => function.Spec.ParameterOf(index))];

    public override Value Evaluate(EvaluationFrame frame)
    {
        var room = default(FourValues);
        Span<Value> values = arguments.Length <= FourValues.Length ? room : new Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
            if (!Fits(i, values[i]) && Refuse(frame, i, values[i]) is { } answer)
            {
                return answer;
            }
        }

        return function.Apply(values[..arguments.Length], frame.Context);
    }

    /// <summary>What most arguments are: of a kind that is taken, and short.</summary>
    private bool Fits(int index, Value value) =>
        (parameters[index].Kinds & value.Kind.ToKinds()) != 0 && !value.IsNothing && !value.IsFailure && Cost(value) == 0;

    private Value? Refuse(EvaluationFrame frame, int index, Value value)
    {
        var parameter = parameters[index];
        if (value.IsNothing && !parameter.TakesNothing)
        {
            return index == 0 && isLenientReceiver ? Value.Missing : Without(frame, arguments[index], value);
        }

        if (value.IsFailure)
        {
            return value;
        }

        if (!value.IsNothing && (parameter.Kinds & value.Kind.ToKinds()) == 0)
        {
            return Failures.WrongKind(arguments[index], value, parameter.Kinds);
        }

        return frame.Step(Cost(value)) ? null : Failures.TooManySteps();
    }

    // Long arguments cost more, so that calling a function for each item of a list ends in time whatever a payload holds.
    private static int Cost(Value value) => value.Kind switch
    {
        ValueKind.List => value.Count,
        ValueKind.Text => value.RoughLength / 64,
        _ => 0,
    };
}
