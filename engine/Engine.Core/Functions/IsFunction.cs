using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Types by name, as RulesEngine files write them.</summary>
public sealed class IsFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "is",
        Summary: "Whether a value is of a .NET type, by the type's name, as rule files write it.",
        Parameters: [new("x", Kinds.Any, "the value") { TakesNothing = true }, new("type", Kinds.Text, "its name, written out, with or without System.")],
        Returns: Kinds.Boolean,
        Examples: [new("is(payload.id, 'System.String')", "true"), new("is(payload.total, 'int')", "true"), new("is(1.5, 'int')", "false"), new("is(payload.note, 'string')", "false"), new("is(1, 'Guid')", "FUN106")])
    {
        Fails = ["FUN106 the type is not known"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        Value.Of(TypeNames.Is(arguments[0], arguments[1].AsText()));

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => TypeNames.Check(written, 1);
}
