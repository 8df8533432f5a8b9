using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Types by name, as RulesEngine files write them.</summary>
public sealed class AsFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "as",
        Summary: "The value where it is of a .NET type, by the type's name; null elsewhere.",
        Parameters: [new("x", Kinds.Any, "the value") { TakesNothing = true }, new("type", Kinds.Text, "its name, written out, with or without System.")],
        Returns: Kinds.Any,
        Examples: [new("as(payload.id, 'string')", "in_9"), new("as(payload.id, 'int') ?? 0", "0")])
    {
        Fails = ["FUN106 the type is not known"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        TypeNames.Is(arguments[0], arguments[1].AsText()) ? arguments[0] : Value.Null;

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => TypeNames.Check(written, 1);
}
