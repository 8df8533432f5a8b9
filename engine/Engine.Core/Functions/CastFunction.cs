using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Types by name, as RulesEngine files write them.</summary>
public sealed class CastFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "cast",
        Summary: "The value as a .NET type, by the type's name; a number loses its fraction where the type has none.",
        Parameters: [new("x", Kinds.Any, "the value"), new("type", Kinds.Text, "its name, written out, with or without System.")],
        Returns: Kinds.Any,
        Examples: [new("cast(12.7, 'int')", "12"), new("cast(payload.id, 'string')", "in_9"), new("cast(payload.id, 'int')", "FUN123")])
    {
        Fails = ["FUN106 the type is not known", "FUN123 the value cannot be taken as that type"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        TypeNames.Cast(arguments[0], arguments[1].AsText());

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => TypeNames.Check(written, 1);
}
