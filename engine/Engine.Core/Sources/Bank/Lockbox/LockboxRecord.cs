namespace Engine.Core.Sources.Bank.Lockbox;

/// <summary>A record, whose fields stand where the layout has them. A field beyond the end of the line is blank.</summary>
internal readonly struct LockboxRecord(BankFile file, LockboxLayout layout, BankLine line)
{
    public int Line => line.Number;

    public char Type => line.Bytes.Length == 0 ? ' ' : (char)line.Span[0];

    /// <summary>Without the blanks at either end; null when the layout has no such field, or it is blank.</summary>
    public string? Text(string field) => file.Text(Raw(field).Trim((byte)' ')) is { Length: > 0 } text ? text : null;

    /// <summary>Digits alone; blank counts as nothing.</summary>
    public bool TryNumber(string field, out long number)
    {
        var raw = Raw(field).Trim((byte)' ');
        number = 0;
        return raw.Length == 0 || Digits.TryRead(raw, out number);
    }

    public DateOnly? Date(string field) => file.Date(Raw(field));

    public Place At(string field) => new(line.Number, layout.Fields.TryGetValue($"{Type}.{field}", out var known) ? known.Start : 1);

    private ReadOnlySpan<byte> Raw(string field)
    {
        if (!layout.Fields.TryGetValue($"{Type}.{field}", out var known) || known.Start > line.Bytes.Length)
        {
            return default;
        }

        return line.Span[(known.Start - 1)..Math.Min(line.Bytes.Length, known.Start - 1 + known.Length)];
    }
}
