using System.Collections.Immutable;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>
/// One function of the expression language. A class that derives from this one and has no arguments is found by itself;
/// its examples are executed by the tests and printed in the reference.
/// </summary>
public abstract class TransformFunction
{
    public abstract FunctionSpec Spec { get; }

    /// <summary>
    /// The value for arguments that fit the parameters: of a kind they take, neither missing nor null unless they say so.
    /// Optional arguments that were not given are not in the span. What cannot be computed is a failure, never an exception.
    /// </summary>
    public abstract Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context);

    /// <summary>What can be told from arguments that are written out; those that are not are missing here. Null when nothing is wrong.</summary>
    public virtual ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) => null;

    /// <summary>The function made ready for arguments that are written out and passed <see cref="Check"/>: itself, unless it has to prepare something.</summary>
    internal virtual TransformFunction Prepare(ImmutableArray<Value> written) => this;

    /// <summary>Another expression that the call stands for; null when it is a call like any other.</summary>
    internal virtual SyntaxNode? Rewrite(SyntaxNode.Call call, ImmutableArray<SyntaxNode> arguments) => null;
}
