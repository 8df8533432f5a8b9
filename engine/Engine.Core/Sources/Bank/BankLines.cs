namespace Engine.Core.Sources.Bank;

/// <summary>The lines of a file, without their ends (LF or CR LF).</summary>
internal static class BankLines
{
    public static IEnumerable<BankLine> Of(ReadOnlyMemory<byte> bytes)
    {
        for (var number = 1; bytes.Length > 0; number++)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            yield return new BankLine(number, line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line);
            bytes = end < 0 ? default : bytes[(end + 1)..];
        }
    }
}
