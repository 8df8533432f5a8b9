using System.Text;
using System.Text.Unicode;
using Engine.Core.Sources.Files;

namespace Engine.Core.Sources.Bank;

/// <summary>A bank's file as its reader sees it: bytes, their encoding, and what the client says about the feed.</summary>
internal sealed class BankFile(FileContent content, BankRule rule, BankEncoding encoding)
{
    private const int CenturyAhead = 20;

    private readonly Encoding text = encoding switch
    {
        BankEncoding.Utf8 => Encoding.UTF8,
        BankEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        _ => Encoding.Latin1,
    };

    public ReadOnlyMemory<byte> Bytes => content.Bytes;

    public BankRule Rule => rule;

    /// <summary>When the file came, in the client's zone: what years of two digits are near to.</summary>
    public DateOnly ReceivedOn { get; } = NodaTime.Instant.FromDateTimeOffset(content.ReceivedAt).InZone(content.Zone).Date.ToDateOnly();

    public string EncodingName => Name(encoding);

    /// <summary>Whether the name that a file gives its encoding is the one in which it is read; ASCII is part of all of them.</summary>
    public bool Reads(string named) => named.ToUpperInvariant() switch
    {
        "US-ASCII" or "ASCII" => true,
        "UTF-8" => encoding is BankEncoding.Utf8 or BankEncoding.Ascii,
        "ISO-8859-1" => encoding == BankEncoding.Latin1,
        "WINDOWS-1252" => encoding == BankEncoding.Windows1252,
        _ => false,
    };

    public string Text(ReadOnlySpan<byte> bytes) => text.GetString(bytes);

    /// <summary>The year of two digits that is at most 20 years ahead of the file, and less than 80 behind.</summary>
    public int Year(int twoDigits)
    {
        var latest = ReceivedOn.Year + CenturyAhead;
        return latest - (((latest - twoDigits) % 100 + 100) % 100);
    }

    /// <summary>Null for digits that are no date.</summary>
    public DateOnly? Date(int twoDigitYear, int month, int day)
    {
        var year = Year(twoDigitYear);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>YYMMDD; null for anything else.</summary>
    public DateOnly? Date(ReadOnlySpan<byte> digits) =>
        digits.Length == 6 && Digits.TryRead(digits, out var number) ? Date((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)) : null;

    /// <summary>False, with a refusal, when the bytes are not text in the encoding.</summary>
    public bool IsText(BankFindings findings, bool allowsControls)
    {
        var bytes = Bytes.Span;
        var bad = encoding switch
        {
            BankEncoding.Ascii => bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7E),
            BankEncoding.Utf8 when !Utf8.IsValid(bytes) => FirstInvalid(bytes),
            BankEncoding.Windows1252 => bytes.IndexOfAny((ReadOnlySpan<byte>)[0x81, 0x8D, 0x8F, 0x90, 0x9D]),
            _ => -1,
        };
        if (bad >= 0)
        {
            return findings.Refuse(BankCodes.Encoding, PlaceOf(bad), $"The byte 0x{bytes[bad]:X2} is not text in {Name(encoding)}. Say the file's encoding under bank.");
        }

        var control = allowsControls ? -1 : FirstControl(bytes);
        return control < 0 || findings.Refuse(BankCodes.Encoding, PlaceOf(control), $"The byte 0x{bytes[control]:X2} is no part of text.");
    }

    /// <summary>Where a byte stands.</summary>
    public Place PlaceOf(int offset)
    {
        var before = Bytes.Span[..offset];
        return new Place(before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'));
    }

    private static int FirstControl(ReadOnlySpan<byte> bytes)
    {
        var from = 0;
        while (true)
        {
            var next = bytes[from..].IndexOfAnyInRange((byte)0, (byte)0x1F);
            if (next < 0)
            {
                return -1;
            }

            from += next;
            if (bytes[from] is not ((byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return from;
            }

            from++;
        }
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static string Name(BankEncoding encoding) => encoding switch
    {
        BankEncoding.Ascii => "ASCII",
        BankEncoding.Utf8 => "UTF-8",
        BankEncoding.Latin1 => "Latin-1",
        _ => "Windows-1252",
    };
}
