using System.Buffers;
using System.Globalization;
using System.Text;

namespace Engine.Core.Sources.Bank.Camt;

/// <summary>
/// Reads the XML of messages forward, one tag or text at a time, with bounds: no document type and so no entities but the five of XML itself, at most 64
/// levels, names and texts of bounded length. The library's own reader lives in System.IO, which the core does not have; messages need no more than this.
/// Prefixes are dropped: a message has one namespace.
/// </summary>
internal sealed class XmlScanner(BankFile file, BankFindings findings)
{
    public const int MostDepth = 64;

    private const int MostNameBytes = 256;
    private const int MostTextBytes = 8192;
    private const int MostAttributes = 32;

    // A name goes on until one of these.
    private static readonly SearchValues<byte> nameEnds = SearchValues.Create(" \t\r\n/>=<&'\""u8);

    private readonly ReadOnlyMemory<byte> bytes = file.Bytes;
    private readonly Stack<string> open = new();
    private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private int at;
    private int line = 1;
    private int lineStart;
    private bool isEmptyElement;
    private bool hadRoot;

    /// <summary>The local name of the tag.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The text, decoded.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the tag or text begins.</summary>
    public Place Place { get; private set; }

    /// <summary>How many elements are open, the one that was just opened included.</summary>
    public int Depth => open.Count;

    /// <summary>An attribute of the tag that was just opened, by its local name; xmlns too.</summary>
    public string? Attribute(string name) => attributes.GetValueOrDefault(name);

    public XmlToken Read()
    {
        if (isEmptyElement)
        {
            isEmptyElement = false;
            Name = open.Pop();
            return XmlToken.End;
        }

        while (at < bytes.Length)
        {
            Place = Here();
            if (bytes.Span[at] != '<')
            {
                if (ReadText() is { } token)
                {
                    return token;
                }

                continue;
            }

            var rest = bytes.Span[at..];
            if (rest.StartsWith("<!--"u8))
            {
                if (!Skip("-->"u8, 4))
                {
                    return Refuse(BankCodes.CutOff, "A comment is not closed.");
                }
            }
            else if (rest.StartsWith("<?"u8))
            {
                if (!Declaration())
                {
                    return XmlToken.Broken;
                }
            }
            else if (rest.StartsWith("<![CDATA["u8))
            {
                return ReadCharacterData();
            }
            else if (rest.StartsWith("<!"u8))
            {
                return Refuse(BankCodes.BadRecord, "A document type or other declaration stands here; messages have none, and it is not read.");
            }
            else
            {
                return rest.StartsWith("</"u8) ? ReadEnd() : ReadStart();
            }
        }

        Place = Here();
        return open.Count > 0 ? Refuse(BankCodes.CutOff, $"The file ends within <{open.Peek()}>.")
            : hadRoot ? XmlToken.Finished
            : Refuse(BankCodes.NotThisFormat, "The file holds no XML.");
    }

    private Place Here() => new(line, at - lineStart + 1);

    private XmlToken Refuse(Diagnostics.DiagnosticCode code, string message)
    {
        findings.Refuse(code, Here(), message);
        return XmlToken.Broken;
    }

    /// <summary>Null for blanks between tags, which mean nothing.</summary>
    private XmlToken? ReadText()
    {
        var length = bytes.Span[at..].IndexOf((byte)'<');
        var raw = bytes.Span.Slice(at, length < 0 ? bytes.Length - at : length);
        var isBlank = raw.IndexOfAnyExcept(" \t\r\n"u8) < 0;
        if (!isBlank && open.Count == 0)
        {
            return Refuse(hadRoot ? BankCodes.BadRecord : BankCodes.NotThisFormat, "Text stands outside of the message.");
        }

        if (!isBlank && (raw.Length > MostTextBytes || Decode(raw) is not { } text || (Text = text) is null))
        {
            return raw.Length > MostTextBytes ? Refuse(BankCodes.Limit, $"A text has {raw.Length} bytes; at most {MostTextBytes} are read.")
                : Refuse(BankCodes.BadField, "The text has an ampersand that begins none of the five entities of XML, or a character that XML does not have.");
        }

        Advance(raw.Length);
        return isBlank ? null : XmlToken.Text;
    }

    private XmlToken ReadCharacterData()
    {
        const int Opening = 9;
        var length = bytes.Span[(at + Opening)..].IndexOf("]]>"u8);
        if (length < 0 || length > MostTextBytes || open.Count == 0)
        {
            return Refuse(length < 0 ? BankCodes.CutOff : BankCodes.Limit, "A CDATA section is not closed, too long, or outside of the message.");
        }

        Text = file.Text(bytes.Span.Slice(at + Opening, length));
        Advance(Opening + length + 3);
        return XmlToken.Text;
    }

    private XmlToken ReadEnd()
    {
        Advance(2);
        if (ReadName() is not { } name)
        {
            return XmlToken.Broken;
        }

        SkipBlanks();
        if (at >= bytes.Length || bytes.Span[at] != '>')
        {
            return Refuse(BankCodes.BadRecord, $"The tag </{name}> is not closed.");
        }

        if (open.Count == 0 || open.Peek() != name)
        {
            return Refuse(BankCodes.BadRecord, open.Count == 0 ? $"</{name}> closes nothing." : $"</{name}> stands where </{open.Peek()}> should.");
        }

        Advance(1);
        Name = open.Pop();
        return XmlToken.End;
    }

    private XmlToken ReadStart()
    {
        if (open.Count == 0 && hadRoot)
        {
            return Refuse(BankCodes.BadRecord, "A second message stands behind the first. Put each file into the folder by itself.");
        }

        if (open.Count >= MostDepth)
        {
            return Refuse(BankCodes.Limit, $"The message is nested more than {MostDepth} levels deep.");
        }

        Advance(1);
        attributes.Clear();
        if (ReadName() is not { } name)
        {
            return XmlToken.Broken;
        }

        while (SkipBlanks() && bytes.Span[at] is not ((byte)'>' or (byte)'/'))
        {
            if (!ReadAttribute())
            {
                return XmlToken.Broken;
            }
        }

        isEmptyElement = at < bytes.Length && bytes.Span[at] == '/';
        at += isEmptyElement ? 1 : 0;
        if (at >= bytes.Length || bytes.Span[at] != '>')
        {
            return Refuse(at >= bytes.Length ? BankCodes.CutOff : BankCodes.BadRecord, $"The tag <{name}> is not closed.");
        }

        Advance(1);
        hadRoot = true;
        Name = name;
        open.Push(name);
        return XmlToken.Start;
    }

    private bool ReadAttribute()
    {
        if (ReadName() is not { } name)
        {
            return false;
        }

        SkipBlanks();
        var isAssigned = at < bytes.Length && bytes.Span[at] == '=';
        at += isAssigned ? 1 : 0;
        SkipBlanks();
        if (!isAssigned || at >= bytes.Length || bytes.Span[at] is not ((byte)'"' or (byte)'\''))
        {
            return findings.Refuse(BankCodes.BadRecord, Here(), $"The attribute {name} has no quoted value.");
        }

        var length = bytes.Span[(at + 1)..].IndexOf(bytes.Span[at]);
        if (length < 0 || length > MostTextBytes || Decode(bytes.Span.Slice(at + 1, length)) is not { } value)
        {
            return findings.Refuse(BankCodes.BadField, Here(), $"The value of the attribute {name} is not closed, too long, or no text.");
        }

        Advance(length + 2);
        return (attributes.Count < MostAttributes && attributes.TryAdd(name, value))
            || findings.Refuse(BankCodes.BadRecord, Here(), $"The attribute {name} stands twice, or there are more than {MostAttributes}.");
    }

    /// <summary>The local name; null, with a refusal, when there is none.</summary>
    private string? ReadName()
    {
        var rest = bytes.Span[at..];
        var length = rest.IndexOfAny(nameEnds);
        length = length < 0 ? rest.Length : length;
        if (length is 0 or > MostNameBytes || !(char.IsAsciiLetter((char)rest[0]) || rest[0] is (byte)'_' or >= 0x80))
        {
            findings.Refuse(BankCodes.BadRecord, Here(), "A tag or attribute has no name, or one that is too long.");
            return null;
        }

        var prefix = rest[..length].IndexOf((byte)':') + 1;
        var name = Known(rest[prefix..length]);
        at += length;
        return name;
    }

    /// <summary>Names repeat by the thousand: each is kept once.</summary>
    private string Known(ReadOnlySpan<byte> utf8)
    {
        Span<char> room = stackalloc char[MostNameBytes];
        var length = Encoding.Latin1.GetChars(utf8, room);
        var lookUp = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookUp.TryGetValue(room[..length], out var known))
        {
            return known;
        }

        var name = new string(room[..length]);
        return names.Count < 1000 ? names[name] = name : name;
    }

    /// <summary>Null for an entity that there is not.</summary>
    private string? Decode(ReadOnlySpan<byte> raw)
    {
        var text = file.Text(raw);
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '&')
            {
                decoded.Append(text[i]);
                continue;
            }

            var end = text.IndexOf(';', i);
            if (end < 0 || Entity(text.AsSpan(i + 1, end - i - 1)) is not { } rune)
            {
                return null;
            }

            decoded.Append(rune.ToString());
            i = end;
        }

        return decoded.ToString();
    }

    private static Rune? Entity(ReadOnlySpan<char> name)
    {
        if (name is ['#', ..])
        {
            var isHexadecimal = name is ['#', 'x', ..];
            return int.TryParse(name[(isHexadecimal ? 2 : 1)..], isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && Rune.IsValid(number)
                && (number >= ' ' || number is '\t' or '\n' or '\r')
                ? new Rune(number)
                : null;
        }

        return name switch
        {
            "amp" => new Rune('&'),
            "lt" => new Rune('<'),
            "gt" => new Rune('>'),
            "quot" => new Rune('"'),
            "apos" => new Rune('\''),
            _ => null,
        };
    }

    /// <summary>The XML declaration may name the encoding; it must be the one in which the file is read.</summary>
    private bool Declaration()
    {
        var start = at;
        if (!Skip("?>"u8, 2))
        {
            return findings.Refuse(BankCodes.CutOff, Here(), "A processing instruction is not closed.");
        }

        var text = Encoding.Latin1.GetString(bytes.Span[start..at]);
        var named = text.StartsWith("<?xml ", StringComparison.Ordinal) ? text.IndexOf("encoding=", StringComparison.Ordinal) : -1;
        if (named < 0 || named + 10 >= text.Length)
        {
            return true;
        }

        var end = text.IndexOf(text[named + 9], named + 10);
        var encoding = end < 0 ? "" : text[(named + 10)..end];
        return file.Reads(encoding)
            || findings.Refuse(BankCodes.Encoding, Place, $"The file says that its encoding is {encoding}, and it is read as {file.EncodingName}. Say the encoding under bank.");
    }

    private bool Skip(ReadOnlySpan<byte> end, int from)
    {
        var length = at + from > bytes.Length ? -1 : bytes.Span[(at + from)..].IndexOf(end);
        if (length >= 0)
        {
            Advance(from + length + end.Length);
        }

        return length >= 0;
    }

    /// <summary>False at the end of the file.</summary>
    private bool SkipBlanks()
    {
        var length = bytes.Span[at..].IndexOfAnyExcept(" \t\r\n"u8);
        Advance(length < 0 ? bytes.Length - at : length);
        return at < bytes.Length;
    }

    private void Advance(int count)
    {
        var passed = bytes.Span.Slice(at, count);
        var last = passed.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            line += passed.Count((byte)'\n');
            lineStart = at + last + 1;
        }

        at += count;
    }
}
