using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The list, or where it is empty a list of one value, null when none is given.</summary>
public sealed class DefaultIfEmptyMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "DefaultIfEmpty",
        Summary: "The list, or where it is empty a list of one value, null when none is given.",
        Parameters: [List, new("value", Kinds.Any, "what an empty list holds instead") { IsOptional = true }],
        Returns: Kinds.List,
        Examples: [new("split('a', '.').Where(t => t == 'b').DefaultIfEmpty('none').First()", "none"), new("new [] {1}.DefaultIfEmpty().Count()", "1")]);

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call) =>
        list.Count > 0 ? list : Value.Of([argument.Kind == ValueKind.Missing ? Value.Null : argument]);
}
