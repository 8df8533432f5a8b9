using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>
/// One method of lists, such as <c>list.Any(l => l.amount > 0)</c>. A class that derives from this one is found by itself.
/// The first parameter of its spec is the list; examples are executed by the tests.
/// </summary>
public abstract class ListMethod
{
    private protected static readonly FunctionParameter List = new("list", Kinds.List, "the list");

    public abstract FunctionSpec Spec { get; }

    /// <param name="list">A list.</param>
    /// <param name="each">The lambda; null when none was given.</param>
    /// <param name="argument">The argument that is no lambda; missing when none was given.</param>
    /// <param name="frame">Of the evaluation.</param>
    /// <param name="call">The call, for messages.</param>
    internal abstract Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call);

    private protected static FunctionParameter Condition(bool isOptional = false) =>
        new("condition", Kinds.Boolean, "asked of each item") { IsLambda = true, IsOptional = isOptional };

    private protected static FunctionParameter Selector(Kinds kinds = Kinds.Any, bool isOptional = true) =>
        new("selector", kinds, "taken from each item; the item itself when left out") { IsLambda = true, IsOptional = isOptional };

    /// <summary>What is taken from an item: the selector's value, or the item.</summary>
    internal static Value Select(Lambda? each, Value item, EvaluationFrame frame) => each is null ? item : each.Of(item, frame);
}
