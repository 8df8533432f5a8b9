using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items that are of a .NET type, by the type's name.</summary>
public sealed class OfTypeMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "OfType",
        Summary: "The items that are of a .NET type, by the type's name.",
        Parameters: [List, new("type", Kinds.Text, "such as string or System.Int32")],
        Returns: Kinds.List,
        Examples: [new("new [] {1, 'a', 2}.OfType('int').Count()", "2"), new("new [] {1}.OfType('Guid')", "FUN106")])
    {
        Fails = ["FUN106 the type is not known"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var type = argument.AsText();
        return TypeNames.Knows(type) ? Value.Of([.. list.AsList().Where(item => TypeNames.Is(item, type))]) : TypeNames.Unknown(type);
    }
}
