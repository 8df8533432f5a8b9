using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Syntax;

namespace Engine.Core.Functions;

/// <summary>Another spelling of <c>x ?? y</c>.</summary>
public sealed class DefaultFunction : RewrittenFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "default",
        Summary: "x, or y where x is missing or null.",
        Parameters:
        [
            new("x", Kinds.Any, "the value") { TakesNothing = true },
            new("y", Kinds.Any, "what to take instead") { TakesNothing = true },
        ],
        Returns: Kinds.Any,
        Examples:
        [
            new("default(payload.note, 'none')", "none"),
            new("default(payload.nowhere, 'none')", "none"),
            new("default(payload.id, 'none')", "in_9"),
        ])
    {
        Aliases = ["isnull"],
    };

    internal override SyntaxNode Rewrite(SyntaxNode.Call call, ImmutableArray<SyntaxNode> arguments) =>
        new SyntaxNode.Binary(BinaryOperator.Coalesce, arguments[0], arguments[1]) { Start = call.Start, End = call.End };
}
