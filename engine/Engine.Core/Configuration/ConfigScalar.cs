using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>A single value as it is written.</summary>
/// <param name="Span">The scalar, with its quotes.</param>
/// <param name="Text">The text after unescaping and folding; a plain scalar keeps its spelling, so <c>1.10</c> stays <c>1.10</c>.</param>
/// <param name="Kind">What the text is by the YAML 1.2 core schema; anything quoted is text.</param>
public sealed record ConfigScalar(SourceSpan Span, string Text, ConfigScalarKind Kind) : ConfigNode(Span)
{
    /// <summary>
    /// Where each character of <see cref="Text"/> stands in the file, for scalars whose text is not one unbroken stretch
    /// (escapes, folded lines). Empty when character <c>i</c> stands <c>i</c> columns after <see cref="ContentStart"/>.
    /// </summary>
    public ImmutableArray<TextPosition> Positions { get; init; } = [];

    /// <summary>Position of the first character of <see cref="Text"/>: after the opening quote, if there is one.</summary>
    public TextPosition ContentStart { get; init; } = Span.Start;

    public bool IsNull => Kind == ConfigScalarKind.Null;

    /// <summary>The stretch of the file that characters <paramref name="start"/> to <paramref name="end"/> (exclusive) of the text came from.</summary>
    public SourceSpan SpanOf(int start, int end) => new(Span.File, PositionOf(start), After(Math.Max(start, end - 1)));

    private TextPosition After(int offset)
    {
        var last = PositionOf(offset);
        return last with { Column = last.Column + 1 };
    }

    private TextPosition PositionOf(int offset)
    {
        if (Positions.IsDefaultOrEmpty)
        {
            return ContentStart with { Column = ContentStart.Column + offset };
        }

        return offset < Positions.Length ? Positions[offset] : Positions[^1] with { Column = Positions[^1].Column + 1 };
    }
}
