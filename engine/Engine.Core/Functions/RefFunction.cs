using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A pointer to a record that the same mapping writes earlier.</summary>
public sealed class RefFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "ref",
        Summary: "Points to a record that stands earlier in the same mapping.",
        Parameters: [new("name", Kinds.Text, "the record's name, written out")],
        Returns: Kinds.Reference,
        Examples: [new("ref('customer')", "ref(customer)"), new("ref('custmer')", "EXP015"), new("ref(payload.id)", "EXP015")]);

    // The same for every event, since the name is written out.
    private Value? written;

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) => written ?? To(arguments[0]);

    internal override TransformFunction Prepare(ImmutableArray<Value> written) => new RefFunction { written = To(written[0]) };

    private static Value To(Value name) => Value.Of(new RecordReference.OfStep(name.AsText()));

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context)
    {
        if (written[0].Kind != ValueKind.Text)
        {
            return new ArgumentProblem(0, ExpressionCodes.BadReference, "ref(…) needs the name of a record in quotes, such as ref('customer').");
        }

        var name = written[0].AsText();
        return context.EarlierRecords.Contains(name)
            ? null
            : new ArgumentProblem(0, ExpressionCodes.BadReference, $"No record named \"{name}\" stands above this one.{Earlier(name, context)}");
    }

    private static string Earlier(string name, CompilationContext context) =>
        Suggestion.DidYouMean(name, context.EarlierRecords) is { Length: > 0 } near
            ? near
            : context.EarlierRecords.IsEmpty ? " None does." : $" There are {string.Join(", ", context.EarlierRecords)}.";
}
