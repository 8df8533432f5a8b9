using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The items as a .NET type, by the type's name; a failure where one cannot be.</summary>
public sealed class CastMethod : ListMethod
{
    public override FunctionSpec Spec { get; } = new(
        Name: "Cast",
        Summary: "The items as a .NET type, by the type's name; a failure where one cannot be.",
        Parameters: [List, new("type", Kinds.Text, "such as string or System.Int32")],
        Returns: Kinds.List,
        Examples: [new("new [] {1, 2}.Cast('int').Sum()", "3"), new("new [] {1, 'a'}.Cast('int')", "FUN123")])
    {
        Fails = ["FUN106 the type is not known", "FUN123 an item cannot be taken as that type"],
    };

    internal override Value Apply(Value list, Lambda? each, Value argument, EvaluationFrame frame, Node call)
    {
        var type = argument.AsText();
        if (!TypeNames.Knows(type))
        {
            return TypeNames.Unknown(type);
        }

        var cast = list.AsList().Select(item => TypeNames.Cast(item, type)).ToArray();
        return Array.Find(cast, item => item.IsFailure) is { IsFailure: true } failure ? failure : Value.Of(cast);
    }
}
