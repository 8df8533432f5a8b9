using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Expressions;

/// <summary>
/// Compiles a YAML scalar: a plain scalar is a literal of its kind, <c>${ … }</c> alone is an expression that keeps its value's
/// kind, and text around one or more <c>${ … }</c> is a template that gives text. <c>$${</c> writes <c>${</c> itself.
/// </summary>
public static class TemplateCompiler
{
    /// <summary>Null when it cannot be compiled; the findings then say why, with the position inside the file.</summary>
    public static CompiledExpression? Compile(ConfigScalar scalar, CompilationContext context)
    {
        if (scalar.Kind != ConfigScalarKind.Text || !scalar.Text.Contains("${", StringComparison.Ordinal))
        {
            return Literal(scalar, context);
        }

        var reader = new TemplateReader(scalar.Text);
        var parts = reader.Read();
        if (reader.NotClosedAt >= 0)
        {
            context.Findings.Error(
                ExpressionCodes.NotClosed,
                scalar.SpanOf(reader.NotClosedAt, reader.NotClosedAt + 2),
                "This ${ has no closing }, or a text in it has no closing quote.");
            return null;
        }

        return parts is [{ Text: null } only]
            ? ExpressionCompiler.Compile(scalar, only.Start, only.Length, context)
            : Template(scalar, parts, context);
    }

    private static CompiledNode? Literal(ConfigScalar scalar, CompilationContext context)
    {
        var value = scalar.Kind switch
        {
            ConfigScalarKind.Null => Value.Null,
            ConfigScalarKind.Boolean => Value.Of(scalar.Text.Equals("true", StringComparison.OrdinalIgnoreCase)),
            ConfigScalarKind.Number => Numbers.TryParse(scalar.Text, out var number) ? Value.Of(number) : Value.Missing,
            _ => Value.Of(scalar.Text),
        };
        if (value.Kind == ValueKind.Missing)
        {
            context.Findings.Error(
                ExpressionCodes.NumberTooLong, scalar.Span, $"The number {scalar.Text} cannot be held exactly. Put it in quotes if it is an id.");
            return null;
        }

        return Made(scalar, new Constant(WholeOf(scalar, context), value) { Kinds = value.Kind.ToKinds() }, context);
    }

    private static CompiledNode? Template(ConfigScalar scalar, List<TemplatePart> parts, CompilationContext context)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>(parts.Count);
        foreach (var part in parts)
        {
            var node = part.Text is null
                ? ExpressionCompiler.CompileNode(scalar, part.Start, part.Length, context)
                : new Constant(WholeOf(scalar, context), Value.Of(part.Text)) { Kinds = Kinds.Text };
            if (node is not null && HasText(node, scalar, part, context))
            {
                nodes.Add(node);
            }
        }

        return nodes.Count < parts.Count
            ? null
            : Made(scalar, new TemplateText(WholeOf(scalar, context), nodes.ToImmutable()) { Kinds = Kinds.Text }, context);
    }

    private static bool HasText(Node node, ConfigScalar scalar, TemplatePart part, CompilationContext context)
    {
        var hasText = (node.Kinds & ~(Kinds.List | Kinds.Object | Kinds.Nothing)) != 0;
        if (!hasText)
        {
            context.Findings.Error(
                ExpressionCodes.KindMismatch,
                scalar.SpanOf(part.Start, part.Start + part.Length),
                $"`{node.Text.Trim()}` gives {node.Kinds.Describe()}, which cannot stand in a text.");
        }

        return hasText;
    }

    private static NodeSource WholeOf(ConfigScalar scalar, CompilationContext context) => new(scalar.Text, 0, scalar.Text.Length, context.Strictness);

    private static CompiledNode Made(ConfigScalar scalar, Node node, CompilationContext context) => new(node, context.Strictness)
    {
        Span = scalar.Span,
        Text = scalar.Text,
        Kinds = node.Kinds,
        Known = node.Known,
    };
}
