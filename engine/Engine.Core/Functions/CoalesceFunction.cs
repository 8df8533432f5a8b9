using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Syntax;

namespace Engine.Core.Functions;

/// <summary>The first value that is there.</summary>
public sealed class CoalesceFunction : RewrittenFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "coalesce",
        Summary: "The first argument that is neither missing nor null.",
        Parameters: [new("x", Kinds.Any, "values, best first") { TakesNothing = true }],
        Returns: Kinds.Any,
        Examples: [new("coalesce(payload.note, payload.nowhere, payload.id)", "in_9")])
    {
        Repeats = true,
    };

    internal override SyntaxNode Rewrite(SyntaxNode.Call call, ImmutableArray<SyntaxNode> arguments)
    {
        if (arguments.Length == 1)
        {
            return arguments[0];
        }

        // Halves instead of a chain: hundreds of arguments must not make a tree hundreds of levels deep.
        var half = arguments.Length / 2;
        var left = Rewrite(call, arguments[..half]);
        return new SyntaxNode.Binary(BinaryOperator.Coalesce, left, Rewrite(call, arguments[half..])) { Start = call.Start, End = call.End };
    }
}
