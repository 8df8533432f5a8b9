using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Engine.Runtime.Configuration;

/// <summary>Builds nodes from the events of one file. Depth is limited before it recurses, so that no file can overflow the stack.</summary>
internal sealed class YamlNodeBuilder
{
    private readonly string text;
    private readonly LineMap lines;
    private readonly FindingSink findings;
    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly YamlAnchors anchors;
    private int nodes;

    // Set when reading must stop because a limit is passed; everything after it would only repeat the finding.
    private bool stopped;

    public YamlNodeBuilder(string text, LineMap lines, FindingSink findings)
    {
        this.text = text;
        this.lines = lines;
        this.findings = findings;
        scanner = new Scanner(new StringReader(text), skipComments: true);
        parser = new Parser(scanner);
        anchors = new YamlAnchors(findings);
    }

    /// <summary>How far the file has been read.</summary>
    public long Position => scanner.CurrentPosition.Index;

    /// <summary>The one document of the file. Throws <see cref="YamlException"/> when it is not YAML.</summary>
    public ConfigNode? Document()
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            findings.Error(ConfigurationCodes.Empty, lines.Span(0, 0), "The file is empty.");
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = Node(depth: 1)?.Node;
        if (stopped)
        {
            return null;
        }

        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            findings.Error(ConfigurationCodes.SeveralDocuments, Span(second), "A second document starts here. One file is one document.");
            return null;
        }

        return root;
    }

    private BuiltNode? Node(int depth)
    {
        var next = parser.Consume<ParsingEvent>();
        if (depth > ConfigurationLimits.Depth)
        {
            return Stop(ConfigurationCodes.TooDeep, Span(next), $"This is nested more than {ConfigurationLimits.Depth} deep.");
        }

        if (++nodes > ConfigurationLimits.Nodes)
        {
            return Stop(ConfigurationCodes.TooManyNodes, Span(next), $"The file holds more than {ConfigurationLimits.Nodes} values.");
        }

        if (next is AnchorAlias alias)
        {
            return Alias(alias, depth);
        }

        return next is NodeEvent content ? Content(content, depth) : throw new YamlException(next.Start, next.End, "found no value where one is expected");
    }

    private BuiltNode? Content(NodeEvent next, int depth)
    {
        RefuseTag(next);
        anchors.Open(next.Anchor);
        var built = next switch
        {
            YamlDotNet.Core.Events.Scalar scalar => new BuiltNode(Scalar(scalar), 1, 1),
            SequenceStart start => Sequence(start, depth),
            MappingStart start => Mapping(start, depth),
            _ => throw new YamlException(next.Start, next.End, $"found {next.GetType().Name} where a value is expected"),
        };
        anchors.Close(next.Anchor, built);
        return built;
    }

    private BuiltNode? Alias(AnchorAlias alias, int depth)
    {
        var found = anchors.Resolve(alias.Value, Span(alias), out var tooMany);
        if (tooMany)
        {
            stopped = true;
        }
        else if (found is not null && depth + found.Height - 1 > ConfigurationLimits.Depth)
        {
            return Stop(ConfigurationCodes.TooDeep, Span(alias), $"With what *{alias.Value} repeats, this is nested more than {ConfigurationLimits.Depth} deep.");
        }

        return found;
    }

    private BuiltNode? Sequence(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<ConfigNode>();
        var (height, size) = (0, 1);
        while (!stopped && !parser.Accept<SequenceEnd>(out _))
        {
            if (Node(depth + 1) is { } item)
            {
                items.Add(item.Node);
                height = Math.Max(height, item.Height);
                size += item.Size;
            }
        }

        if (stopped)
        {
            return null;
        }

        var end = End(parser.Consume<SequenceEnd>(), start.Style == SequenceStyle.Flow, items.LastOrDefault(), start);
        return new BuiltNode(new ConfigSequence(SpanTo(start, end), items.ToImmutable()), height + 1, size);
    }

    private BuiltNode? Mapping(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<ConfigEntry>();
        var seen = new Dictionary<string, ConfigScalar>(StringComparer.Ordinal);
        var (height, size) = (0, 1);
        while (!stopped && !parser.Accept<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var value = stopped ? null : Node(depth + 1);
            if (key is not null && value is not null && Entry(key.Node, value.Node, seen) is { } entry)
            {
                entries.Add(entry);
                height = Math.Max(height, value.Height);
                size += value.Size + 1;
            }
        }

        if (stopped)
        {
            return null;
        }

        var end = End(parser.Consume<MappingEnd>(), start.Style == MappingStyle.Flow, entries.LastOrDefault()?.Value, start);
        return new BuiltNode(new ConfigMapping(SpanTo(start, end), entries.ToImmutable()), height + 1, size);
    }

    private ConfigEntry? Entry(ConfigNode key, ConfigNode value, Dictionary<string, ConfigScalar> seen)
    {
        if (key is not ConfigScalar scalar)
        {
            findings.Error(ConfigurationCodes.KeyNotText, key.Span, "A key must be text, but this is a mapping or a list. If this is an expression, put it into quotes.");
            return null;
        }

        if (scalar.Text == "<<")
        {
            findings.Error(ConfigurationCodes.MergeKey, scalar.Span, "The merge key `<<` is not supported. Write the keys out.");
            return null;
        }

        if (seen.TryGetValue(scalar.Text, out var first))
        {
            findings.Error(ConfigurationCodes.DuplicateKey, scalar.Span, $"The key `{scalar.Text}` is already there in line {first.Span.Start.Line}.");
            return null;
        }

        seen.Add(scalar.Text, scalar);
        return new ConfigEntry(scalar, value);
    }

    private ConfigScalar Scalar(YamlDotNet.Core.Events.Scalar scalar)
    {
        var (start, end) = Extent(scalar);
        var plain = scalar.Style is ScalarStyle.Plain or ScalarStyle.Any;
        var kind = plain ? ScalarKinds.OfPlain(scalar.Value) : ConfigScalarKind.Text;
        var node = new ConfigScalar(lines.Span(start, end), scalar.Value, kind);
        if (plain)
        {
            WarnOfStrayQuote(scalar.Value, end);
        }

        var content = plain ? start : Math.Min(start + 1, end);
        var contentEnd = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? Math.Max(content, end - 1) : end;
        if (text.AsSpan(content, contentEnd - content).SequenceEqual(scalar.Value))
        {
            return node with { ContentStart = lines.PositionOf(content) };
        }

        // The line breaks after a block scalar are part of its value, though not of the place it is shown at.
        var sourceEnd = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? Math.Max(contentEnd, Index(scalar.End)) : contentEnd;
        var positions = new ScalarPositions(text.AsSpan(content, sourceEnd - content), content, scalar.Value, lines).Find(scalar.Style);
        return node with { ContentStart = positions is [var first, ..] ? first : lines.PositionOf(content), Positions = positions };
    }

    // An apostrophe or a pair of quotes may end a text; one that nothing opens is a slip.
    private void WarnOfStrayQuote(string value, int end)
    {
        if (value is [.., '"' or '\''] && value.AsSpan().Count(value[^1]) % 2 == 1)
        {
            findings.Warning(ConfigurationCodes.StrayQuote, lines.Span(end - 1, end), $"This value ends with {value[^1]}, and nothing before it opens that quote.");
        }
    }

    // The parser's start includes anchor and tag, and the end of a block scalar is the start of the next line.
    private (int Start, int End) Extent(YamlDotNet.Core.Events.Scalar scalar)
    {
        var start = Index(scalar.Start);
        var end = Math.Max(start, Index(scalar.End));
        while (start < end && !scalar.Anchor.IsEmpty | !scalar.Tag.IsEmpty && text[start] is '&' or '!')
        {
            while (start < end && !char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            while (start < end && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }

        return (start, start + text.AsSpan(start, end - start).TrimEnd("\r\n ").Length);
    }

    private void RefuseTag(NodeEvent node)
    {
        if (!node.Tag.IsEmpty)
        {
            findings.Error(ConfigurationCodes.Tag, Span(node), $"The tag {node.Tag.Value.Replace("tag:yaml.org,2002:", "!!")} is not supported. Put text into quotes; everything else is told by its spelling.");
        }
    }

    private TextPosition End(ParsingEvent end, bool isFlow, ConfigNode? last, ParsingEvent start) =>
        isFlow ? lines.PositionOf(Math.Max(end.End.Index, end.Start.Index + 1)) : last?.Span.End ?? lines.PositionOf(start.Start.Index);

    private SourceSpan SpanTo(ParsingEvent start, TextPosition end)
    {
        var span = lines.Span(start.Start.Index, start.Start.Index);
        var isAfter = end.Line > span.Start.Line || (end.Line == span.Start.Line && end.Column > span.Start.Column);
        return isAfter ? span with { End = end } : span;
    }

    private SourceSpan Span(ParsingEvent node) => lines.Span(node.Start.Index, Math.Max(node.End.Index, node.Start.Index + 1));

    private int Index(Mark mark) => (int)Math.Clamp(mark.Index, 0, text.Length);

    private BuiltNode? Stop(DiagnosticCode code, SourceSpan span, string message)
    {
        stopped = true;
        findings.Error(code, span, message);
        return null;
    }
}
