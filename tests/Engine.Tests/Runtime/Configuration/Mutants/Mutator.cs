using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>Makes every small mistake that a person makes with each node of a file: deletes, renames, indents, retypes, duplicates, and damages to its punctuation.</summary>
internal sealed class Mutator
{
    private readonly string file;
    private readonly string text;
    private readonly int[] starts;
    private readonly bool isJson;

    private Mutator(string file, string text)
    {
        (this.file, this.text) = (file, text);
        isJson = file.EndsWith(".json", StringComparison.Ordinal);
        starts = [0, .. text.Select((character, index) => (character, index)).Where(pair => pair.character == '\n').Select(pair => pair.index + 1)];
    }

    /// <summary>Each mutant whose text differs from the file's, once.</summary>
    public static IEnumerable<Mutant> Of(string file, string text)
    {
        var mutator = new Mutator(file, text);
        var findings = new FindingSink();
        var root = mutator.isJson
            ? JsonConfigReader.Read(file, System.Text.Encoding.UTF8.GetBytes(text), text, findings)
            : YamlReader.Read(file, text, findings);
        return mutator.Below(root!);
    }

    private IEnumerable<Mutant> Below(ConfigNode node) => node switch
    {
        ConfigMapping mapping => mapping.Entries.SelectMany(entry => Entry(entry).Concat(Below(entry.Value))),
        ConfigSequence sequence => sequence.Items.SelectMany(item => Item(item).Concat(Below(item))),
        _ => [],
    };

    private IEnumerable<Mutant> Entry(ConfigEntry entry)
    {
        var (start, end) = (Index(entry.Key.Span.Start), EndOf(entry));
        foreach (var mutant in Whole(entry.Key.Span.Start, start, end))
        {
            yield return mutant;
        }

        var keyEnd = Index(entry.Key.Span.End) - (text[Index(entry.Key.Span.End) - 1] is '"' or '\'' ? 1 : 0);
        yield return Made(entry.Key.Span.Start, "rename", text.Insert(keyEnd, "x"));
        foreach (var mutant in Punctuated(entry.Key.Span.Start, keyEnd, end).Concat(Unquoted(entry.Key)).Concat(Unquoted(entry.Value)).Concat(Retyped(entry.Value)))
        {
            yield return mutant;
        }
    }

    // The value of an alias stands where its anchor does; the entry ends on its own line.
    private int EndOf(ConfigEntry entry)
    {
        var (keyEnd, end) = (Index(entry.Key.Span.End), Index(entry.Value.Span.End));
        var lineEnd = text.IndexOf('\n', keyEnd);
        return end >= keyEnd ? end : lineEnd < 0 ? text.Length : lineEnd;
    }

    private IEnumerable<Mutant> Item(ConfigNode item)
    {
        var (start, end) = (Index(item.Span.Start), Index(item.Span.End));
        var dash = text.LastIndexOf('-', start - 1, Math.Min(start, 8));
        var isBlock = !isJson && dash >= 0 && text[(dash + 1)..start].All(character => character == ' ');
        return Whole(item.Span.Start, isBlock ? dash : start, end).Concat(Comma(item.Span.Start, end)).Concat(Unquoted(item)).Concat(Retyped(item));
    }

    // The colon between a key and its value, and the comma after them.
    private IEnumerable<Mutant> Punctuated(TextPosition place, int keyEnd, int end)
    {
        var colon = text.IndexOf(':', keyEnd);
        yield return Made(place, "delete colon", text.Remove(colon, 1));
        yield return Made(place, "colon to =", text[..colon] + "=" + text[(colon + 1)..]);
        yield return Made(place, "no blank after colon", text[..(colon + 1)] + text[(colon + 1)..].TrimStart(' '));
        foreach (var mutant in Comma(place, end))
        {
            yield return mutant;
        }
    }

    private IEnumerable<Mutant> Comma(TextPosition place, int end)
    {
        if (end < text.Length && text[end] == ',')
        {
            yield return Made(place, "delete comma", text.Remove(end, 1));
            yield return Made(place, "comma to ;", text[..end] + ";" + text[(end + 1)..]);
        }
    }

    private IEnumerable<Mutant> Unquoted(ConfigNode node)
    {
        var (start, end) = (Index(node.Span.Start), Index(node.Span.End));
        if (node is ConfigScalar && end - start >= 2 && text[start] is '"' or '\'')
        {
            yield return Made(node.Span.Start, "delete quotes", text[..start] + text[(start + 1)..(end - 1)] + text[end..]);
            yield return Made(node.Span.Start, "delete opening quote", text.Remove(start, 1));
            yield return Made(node.Span.Start, "delete closing quote", text.Remove(end - 1, 1));
        }
    }

    private IEnumerable<Mutant> Whole(TextPosition place, int start, int end)
    {
        yield return Made(place, "delete", Without(start, end));
        yield return Made(place, "duplicate", Twice(start, end));
        if (!isJson && text[LineStart(start)..start].All(character => character == ' '))
        {
            yield return Made(place, "indent", Shifted(start, end, 2));
            yield return Made(place, "indent by one", Shifted(start, end, 1));
            yield return Made(place, "outdent", Shifted(start, end, -2));
        }
    }

    private IEnumerable<Mutant> Retyped(ConfigNode node)
    {
        var (start, end) = (Index(node.Span.Start), Index(node.Span.End));
        if (start >= end)
        {
            yield break;
        }

        var written = text[start..end];
        // A block cannot stand between brackets as it is.
        var isInline = isJson || !written.Contains('\n');
        var forms = new List<string> { isJson ? "\"x\"" : "x", "12", "true", "null", "[]", "{}" };
        if (isInline)
        {
            forms.Add($"[{written}]");
            forms.Add($"{{ \"a\": {written} }}");
        }

        foreach (var form in forms.Where(form => node is not ConfigScalar scalar || IsOtherKind(scalar, form)))
        {
            yield return Made(node.Span.Start, $"retype to {Named(form, written)}", text[..start] + form + text[end..]);
        }
    }

    private static string Named(string form, string written) => form == $"[{written}]" ? "[…]" : form == $"{{ \"a\": {written} }}" ? "{ a: … }" : form.Trim('"');

    // Another value of the same kind is another configuration, not a mistake of form.
    private static bool IsOtherKind(ConfigScalar scalar, string form) => scalar.Kind switch
    {
        ConfigScalarKind.Text => form is not ("x" or "\"x\""),
        ConfigScalarKind.Number => form != "12",
        ConfigScalarKind.Boolean => form != "true",
        _ => form != "null",
    };

    private string Without(int start, int end)
    {
        var after = end;
        while (after < text.Length && text[after] is ' ')
        {
            after++;
        }

        if (after < text.Length && text[after] == ',')
        {
            return text[..start] + text[(after + 1)..];
        }

        var before = start;
        while (before > 0 && char.IsWhiteSpace(text[before - 1]))
        {
            before--;
        }

        return before > 0 && text[before - 1] == ',' ? text[..(before - 1)] + text[end..] : text[..start] + text[end..];
    }

    private string Twice(int start, int end)
    {
        var written = text[start..end];
        var lineStart = LineStart(start);
        var indentation = text[lineStart..start];
        var isBlock = !isJson && indentation.All(character => character is ' ' or '-') && !IsFollowedByComma(end);
        return text.Insert(end, isBlock ? $"\n{indentation.Replace('-', ' ')}{written}" : $", {written}");
    }

    private bool IsFollowedByComma(int end) => end < text.Length && text[end] is ',' or '}' or ']';

    private string Shifted(int start, int end, int by)
    {
        var lines = text.Split('\n');
        var (first, last) = (LineOf(start), LineOf(Math.Max(start, end - 1)));
        for (var line = first; line <= last; line++)
        {
            lines[line] = by > 0 ? new string(' ', by) + lines[line]
                : lines[line].StartsWith("  ", StringComparison.Ordinal) ? lines[line][2..]
                : lines[line];
        }

        return string.Join('\n', lines);
    }

    private Mutant Made(TextPosition place, string kind, string mutated) => new(file, $"{place.Line}:{place.Column}", kind, text, mutated);

    private int Index(TextPosition position) => Math.Min(text.Length, starts[position.Line - 1] + position.Column - 1);

    private int LineOf(int index)
    {
        var found = Array.BinarySearch(starts, index);
        return found >= 0 ? found : ~found - 1;
    }

    private int LineStart(int index) => starts[LineOf(index)];
}
