namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>A record of 94 characters. Positions are those of the rules: counted from 1, both inclusive.</summary>
internal readonly struct NachaRecord(BankFile file, int line, ReadOnlyMemory<byte> bytes)
{
    public const int Length = 94;

    public int Line => line;

    public byte Type => bytes.Span[0];

    public ReadOnlyMemory<byte> Raw(int from, int to) => bytes[(from - 1)..to];

    /// <summary>Without the blanks at either end.</summary>
    public string Text(int from, int to) => file.Text(bytes.Span[(from - 1)..to].Trim((byte)' '));

    /// <summary>Null when there is nothing but blanks.</summary>
    public string? TextOrNull(int from, int to) => Text(from, to) is { Length: > 0 } text ? text : null;

    public bool Is(int from, int to, ReadOnlySpan<byte> text) => bytes.Span[(from - 1)..to].SequenceEqual(text);

    public bool IsOnly(byte character) => bytes.Span.IndexOfAnyExcept(character) < 0;

    public bool TryNumber(int from, int to, out long number) => Digits.TryRead(bytes.Span[(from - 1)..to], out number);

    public DateOnly? Date(int from, int to) => file.Date(bytes.Span[(from - 1)..to]);

    public Place At(int position) => new(line, position);
}
