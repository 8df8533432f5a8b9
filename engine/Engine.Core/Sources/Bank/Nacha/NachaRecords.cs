namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>The records of a file, whether each has a line of its own or they follow each other without any.</summary>
internal static class NachaRecords
{
    public static IEnumerable<NachaRecord> Of(BankFile file, BankFindings findings) =>
        file.Bytes.Span.Contains((byte)'\n') ? FromLines(file, findings) : FromStretch(file, findings);

    private static IEnumerable<NachaRecord> FromLines(BankFile file, BankFindings findings)
    {
        foreach (var line in BankLines.Of(file.Bytes))
        {
            if (line.Bytes.Length > NachaRecord.Length && line.Span[NachaRecord.Length..].IndexOfAnyExcept((byte)' ') >= 0)
            {
                findings.Refuse(BankCodes.BadRecord, new Place(line.Number, NachaRecord.Length + 1), $"The record has {line.Bytes.Length} characters, and {NachaRecord.Length} belong to it.");
                yield break;
            }

            if (line.Span.IndexOfAnyExcept((byte)' ') < 0)
            {
                continue;
            }

            if (line.Bytes.Length < NachaRecord.Length
                && !findings.Deviate(Leniency.ShortRecords, BankCodes.ShortRecord, new Place(line.Number, line.Bytes.Length + 1), $"The record has {line.Bytes.Length} characters in place of {NachaRecord.Length}."))
            {
                yield break;
            }

            yield return new NachaRecord(file, line.Number, Whole(line.Bytes));
        }
    }

    private static IEnumerable<NachaRecord> FromStretch(BankFile file, BankFindings findings)
    {
        for (var at = 0; at < file.Bytes.Length; at += NachaRecord.Length)
        {
            var length = Math.Min(NachaRecord.Length, file.Bytes.Length - at);
            if (length < NachaRecord.Length
                && !findings.Deviate(Leniency.ShortRecords, BankCodes.ShortRecord, new Place(1, at + length), $"The last record has {length} characters in place of {NachaRecord.Length}."))
            {
                yield break;
            }

            yield return new NachaRecord(file, 1 + (at / NachaRecord.Length), Whole(file.Bytes.Slice(at, length)));
        }
    }

    private static ReadOnlyMemory<byte> Whole(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length >= NachaRecord.Length)
        {
            return bytes[..NachaRecord.Length];
        }

        var whole = new byte[NachaRecord.Length];
        whole.AsSpan().Fill((byte)' ');
        bytes.CopyTo(whole);
        return whole;
    }
}
