using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Syntax;

namespace Engine.Core.Functions;

/// <summary>Another spelling of <c>c ? a : b</c>.</summary>
public sealed class Iif : RewrittenFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "iif",
        Summary: "One value where a condition holds, another where it does not.",
        Parameters:
        [
            new("condition", Kinds.Boolean, "true or false"),
            new("then", Kinds.Any, "the value where it holds") { TakesNothing = true },
            new("otherwise", Kinds.Any, "the value where it does not") { TakesNothing = true },
        ],
        Returns: Kinds.Any,
        Examples: [new("iif(payload.total > 5, 'much', 'little')", "much")]);

    internal override SyntaxNode Rewrite(SyntaxNode.Call call, ImmutableArray<SyntaxNode> arguments) =>
        new SyntaxNode.Conditional(arguments[0], arguments[1], arguments[2]) { Start = call.Start, End = call.End };
}
