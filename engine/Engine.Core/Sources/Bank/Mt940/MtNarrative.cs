using System.Collections.Frozen;
using System.Text;

namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>What field 86 tells about a line.</summary>
internal sealed record MtNarrative
{
    public static MtNarrative None { get; } = new();

    private const string Message = "MTLG:";

    private static readonly FrozenSet<string> tags =
        new[] { "EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ", "IBAN", "BIC", "ABWA", "ABWE", "COAM", "OAMT" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> keywords =
        new[] { "TRTP", "IBAN", "BIC", "NAME", "REMI", "EREF", "MARF", "CSID", "PREF", "ORDP", "BENM", "ADDR", "ISDT", "RTRN", "TRCD", "PURP", "ULTC", "ULTD", "ID", "SVCL" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Three digits of the German kind of transaction.</summary>
    public string? Kind { get; init; }

    public string? BookingText { get; init; }

    public string? Name { get; init; }

    /// <summary>Of somebody else for whom it was paid.</summary>
    public string? OtherName { get; init; }

    public string? Account { get; init; }

    public string? Bank { get; init; }

    /// <summary>What the payment is for.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>SEPA tags and keywords, by their name.</summary>
    public FrozenDictionary<string, string> Tags { get; init; } = FrozenDictionary<string, string>.Empty;

    public string? ReturnReason { get; init; }

    /// <param name="text">The whole field, its lines joined.</param>
    /// <param name="style">Null for the one that its own marks show.</param>
    public static MtNarrative Read(string text, NarrativeStyle? style) => (style ?? StyleOf(text)) switch
    {
        NarrativeStyle.Dk when IsDk(text) => ReadDk(text),
        NarrativeStyle.Slash => ReadSlash(text),
        _ => new MtNarrative { Purpose = text.Trim() },
    };

    private static NarrativeStyle StyleOf(string text) =>
        IsDk(text) ? NarrativeStyle.Dk : Keys(text).Count > 1 && text.StartsWith('/') ? NarrativeStyle.Slash : NarrativeStyle.Plain;

    /// <summary>Three digits, a separator, and a key of two digits.</summary>
    private static bool IsDk(string text) =>
        text.Length >= 6 && IsDigits(text, 0, 3) && !char.IsAsciiLetterOrDigit(text[3]) && text[3] != ' ' && IsDigits(text, 4, 2);

    private static MtNarrative ReadDk(string text)
    {
        var parts = Parts(text);
        List<string> purpose = [.. parts.Where(part => part.Key is (>= 20 and <= 29) or (>= 60 and <= 63)).Select(part => part.Text)];
        var (rest, tagged) = Tagged(purpose);
        return new MtNarrative
        {
            Kind = text[..3],
            BookingText = Joined(parts, 0),
            Bank = Joined(parts, 30),
            Account = Joined(parts, 38) ?? tagged.GetValueOrDefault("IBAN") ?? Joined(parts, 31),
            Name = Joined(parts, 32, 33),
            OtherName = tagged.GetValueOrDefault("ABWA") ?? Joined(parts, 70, 71),
            ReturnReason = Joined(parts, 34),
            Purpose = tagged.TryGetValue("SVWZ", out var remittance) ? $"{remittance}{(rest.Length > 0 ? $" {rest}" : "")}" : rest,
            Tags = tagged.ToFrozenDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Cut at the separator, which is the first character after the kind, where two digits follow it.</summary>
    private static List<(int Key, string Text)> Parts(string text)
    {
        var (separator, parts) = (text[3], new List<(int Key, string Text)>());
        for (var at = 3; at < text.Length;)
        {
            var next = at + 3;
            while (next < text.Length && !(text[next] == separator && IsDigits(text, next + 1, 2)))
            {
                next++;
            }

            parts.Add((((text[at + 1] - '0') * 10) + text[at + 2] - '0', text[(at + 3)..Math.Min(next, text.Length)]));
            at = next;
        }

        return parts;
    }

    /// <summary>A tag begins a part, and goes on in those after it until another one begins.</summary>
    private static (string Untagged, Dictionary<string, string> Tags) Tagged(List<string> purpose)
    {
        var (rest, tagged) = (new StringBuilder(), new Dictionary<string, string>(StringComparer.Ordinal));
        string? current = null;
        foreach (var part in purpose)
        {
            var plus = part.IndexOf('+', StringComparison.Ordinal);

            // The bank's own message, from the time before the tags, ends what the payer wrote.
            current = part.StartsWith(Message, StringComparison.Ordinal) ? null : current;
            if (plus is 3 or 4 && tags.Contains(part[..plus]))
            {
                current = part[..plus];
                tagged[current] = tagged.GetValueOrDefault(current, "") + part[(plus + 1)..];
            }
            else if (current is not null)
            {
                tagged[current] += part;
            }
            else
            {
                rest.Append(part);
            }
        }

        return (rest.ToString().Trim(), tagged);
    }

    private static string? Joined(List<(int Key, string Text)> parts, params ReadOnlySpan<int> keys)
    {
        var text = "";
        foreach (var part in parts)
        {
            text += keys.Contains(part.Key) ? part.Text : "";
        }

        return text.Trim() is { Length: > 0 } joined ? joined : null;
    }

    private static MtNarrative ReadSlash(string text)
    {
        var keys = Keys(text);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < keys.Count; i++)
        {
            var (key, start) = keys[i];
            var end = i + 1 < keys.Count ? keys[i + 1].Start - keys[i + 1].Key.Length - 2 : text.Length;
            values.TryAdd(key, text[start..Math.Max(start, end)].Trim('/', ' '));
        }

        return keys.Count == 0 ? new MtNarrative { Purpose = text.Trim() } : new MtNarrative
        {
            Name = values.GetValueOrDefault("NAME"),
            Account = values.GetValueOrDefault("IBAN"),
            Bank = values.GetValueOrDefault("BIC"),
            BookingText = values.GetValueOrDefault("TRTP"),
            Purpose = values.GetValueOrDefault("REMI", ""),
            ReturnReason = values.GetValueOrDefault("RTRN"),
            Tags = values.ToFrozenDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Known keywords between slashes, with where their value begins.</summary>
    private static List<(string Key, int Start)> Keys(string text)
    {
        var keys = new List<(string, int)>();
        for (var slash = text.IndexOf('/', StringComparison.Ordinal); slash >= 0 && slash + 1 < text.Length; slash = text.IndexOf('/', slash + 1))
        {
            var end = text.IndexOf('/', slash + 1);
            if (end > 0 && end - slash is >= 3 and <= 5 && keywords.Contains(text[(slash + 1)..end]))
            {
                keys.Add((text[(slash + 1)..end], end + 1));
            }
        }

        return keys;
    }

    private static bool IsDigits(string text, int start, int count) =>
        text.Length >= start + count && !text.AsSpan(start, count).ContainsAnyExceptInRange('0', '9');
}
