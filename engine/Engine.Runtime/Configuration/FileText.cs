using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>Turns the bytes of a file into text: strict UTF-8, with or without a byte order mark.</summary>
public static class FileText
{
    private static readonly UTF8Encoding lenient = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Null when the bytes are not UTF-8 (CFG003).</summary>
    public static string? Decode(string file, ReadOnlySpan<byte> bytes, FindingSink findings)
    {
        bytes = WithoutMark(bytes);
        var valid = ValidPrefix(bytes);
        if (valid == bytes.Length)
        {
            return lenient.GetString(bytes);
        }

        var before = lenient.GetString(bytes[..valid]);
        var span = new LineMap(file, before).Span(before.Length, before.Length);
        findings.Error(ConfigurationCodes.NotUtf8, span, $"The byte 0x{bytes[valid]:X2} is not UTF-8 here. Save the file as UTF-8.");
        return null;
    }

    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;

    /// <summary>
    /// Reports the first character that a reader of the file would not see, or would see as a line break that others do not (CFG004).
    /// </summary>
    internal static bool IsVisible(string text, LineMap lines, FindingSink findings)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsRefused(text[i]))
            {
                findings.Error(ConfigurationCodes.ControlCharacter, lines.Span(i, i + 1), $"The character U+{(int)text[i]:X4} cannot be seen and is refused.");
                return false;
            }
        }

        return true;
    }

    private static bool IsRefused(char character) => character switch
    {
        '\t' or '\n' or '\r' => false,
        '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => true,
        _ => char.IsControl(character),
    };

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        while (index < bytes.Length && Rune.DecodeFromUtf8(bytes[index..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            index += consumed;
        }

        return index;
    }
}
