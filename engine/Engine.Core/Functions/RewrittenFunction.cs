using System.Collections.Immutable;
using System.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A function that is another way to write an operator, such as <c>default(x, y)</c> for <c>x ?? y</c>.</summary>
public abstract class RewrittenFunction : TransformFunction
{
    public sealed override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context) =>
        throw new UnreachableException($"{Spec.Name} is rewritten before it is evaluated.");

    internal abstract override SyntaxNode Rewrite(SyntaxNode.Call call, ImmutableArray<SyntaxNode> arguments);
}
