using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Syntax;

namespace Engine.Core.Functions;

/// <summary>RulesEngine's way to read a path that may lead nowhere.</summary>
public sealed class Np : RewrittenFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "np",
        Summary: "The value of a path, or null (or a value of your choice) where any step of it is missing or null.",
        Parameters:
        [
            new("path", Kinds.Any, "the path") { TakesNothing = true },
            new("otherwise", Kinds.Any, "what to take instead") { IsOptional = true, TakesNothing = true },
        ],
        Returns: Kinds.Any,
        Examples: [new("np(payload.a.b.c, 'none')", "none"), new("np(payload.id)", "in_9")]);

    internal override SyntaxNode Rewrite(SyntaxNode.Call call, ImmutableArray<SyntaxNode> arguments)
    {
        var path = new SyntaxNode.Lenient(arguments[0]);
        return arguments.Length == 1 ? path : new SyntaxNode.Binary(BinaryOperator.Coalesce, path, arguments[1]) { Start = call.Start, End = call.End };
    }
}
