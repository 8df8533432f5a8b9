using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions.Binding;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;

namespace Engine.Core.Expressions;

/// <summary>Turns the text of an expression into something that can be evaluated: read, bind and check kinds, make the operations.</summary>
public static class ExpressionCompiler
{
    /// <summary>
    /// Compiles <paramref name="length"/> characters of a scalar from <paramref name="start"/>. Null when it cannot be; the
    /// findings then say why, with the position inside the file.
    /// </summary>
    public static CompiledExpression? Compile(ConfigScalar scalar, int start, int length, CompilationContext context)
    {
        if (CompileNode(scalar, start, length, context) is not { } root)
        {
            return null;
        }

        return new CompiledNode(root, context.Strictness)
        {
            Span = scalar.SpanOf(start, start + length),
            Text = scalar.Text.Substring(start, length).Trim(),
            Kinds = root.Kinds,
            Known = root.Known,
        };
    }

    internal static Node? CompileNode(ConfigScalar scalar, int start, int length, CompilationContext context)
    {
        var text = scalar.Text.Substring(start, length);
        var (tree, problem) = Parser.Parse(text);
        if (tree is null)
        {
            Report(scalar, start, context, problem!);
            return null;
        }

        return new Binder(text, context, found => Report(scalar, start, context, found)).Bind(tree);
    }

    /// <summary>The tree of a whole scalar; null when it cannot be read, and the findings then say why.</summary>
    internal static SyntaxNode? Parse(ConfigScalar scalar, CompilationContext context)
    {
        var (tree, problem) = Parser.Parse(scalar.Text);
        if (tree is null)
        {
            Report(scalar, 0, context, problem!);
        }

        return tree;
    }

    /// <summary>Binds a part of the tree of a scalar by itself.</summary>
    internal static Node? Bind(ConfigScalar scalar, SyntaxNode part, CompilationContext context) =>
        new Binder(scalar.Text, context, found => Report(scalar, 0, context, found)).Bind(part);

    private static void Report(ConfigScalar scalar, int start, CompilationContext context, SyntaxProblem found)
    {
        var span = scalar.SpanOf(start + found.Start, start + found.End);
        if (found.Code == ExpressionCodes.NameSpelledOtherwise || found.Code == ExpressionCodes.OtherVersions)
        {
            context.Findings.Warning(found.Code, span, found.Message);
        }
        else
        {
            context.Findings.Error(found.Code, span, found.Message);
        }
    }
}
