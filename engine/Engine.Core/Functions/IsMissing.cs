using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether a value is there.</summary>
public sealed class IsMissing : RewrittenFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "isMissing",
        Summary: "True where x is missing or null.",
        Parameters: [new("x", Kinds.Any, "the value") { TakesNothing = true }],
        Returns: Kinds.Boolean,
        Examples:
        [
            new("isMissing(payload.note)", "true"),
            new("isMissing(payload.nowhere)", "true"),
            new("isMissing(payload.id)", "false"),
        ]);

    internal override SyntaxNode Rewrite(SyntaxNode.Call call, ImmutableArray<SyntaxNode> arguments) =>
        new SyntaxNode.Binary(BinaryOperator.Equal, arguments[0], new SyntaxNode.Literal(call.Start, call.End, Value.Null)) { Start = call.Start, End = call.End };
}
