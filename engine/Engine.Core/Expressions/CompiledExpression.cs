using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Expressions;

/// <summary>An expression, checked and ready. Safe to share between threads; the frame is not.</summary>
public abstract class CompiledExpression
{
    /// <summary>Where it stands.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>As it is written, without <c>${ }</c>; a template or literal as it stands in the file.</summary>
    public required string Text { get; init; }

    /// <summary>What it can give, as far as the type checker knows.</summary>
    public required Kinds Kinds { get; init; }

    /// <summary>What is known of its value beyond the kind.</summary>
    public Known Known { get; init; } = Known.Anything;

    /// <summary>
    /// The value. Never throws for bad input: what cannot be computed is a <see cref="Failure"/>. A path that leads nowhere is
    /// <see cref="Value.Missing"/> in a question, and a failure in a field unless the expression allows for it.
    /// </summary>
    public abstract Value Evaluate(EvaluationFrame frame);
}
