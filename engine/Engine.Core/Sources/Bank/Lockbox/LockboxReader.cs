using System.Globalization;

namespace Engine.Core.Sources.Bank.Lockbox;

/// <summary>Reads records in their order 1 2 (5 (6 4*)* 7)+ 8 … 9. The order, and not the sequence number, binds a 4 to its 6.</summary>
internal sealed class LockboxReader(BankFile file, LockboxLayout layout, BankFindings findings)
{
    private const int MostBytes = 1024;

    private LockboxCheck? check;
    private bool hasHeader;
    private bool isOver;
    private bool isInBatch;
    private string? lockbox;
    private DateOnly date;
    private (long Count, long Cents) batch;
    private (long Count, long Cents) box;
    private long records;

    public IEnumerable<BankEntry> Read()
    {
        var last = 1;
        foreach (var line in BankLines.Of(file.Bytes))
        {
            if (line.Span.IndexOfAnyExcept((byte)' ') < 0)
            {
                continue;
            }

            (last, records) = (line.Number, records + 1);
            var record = new LockboxRecord(file, layout, line);
            if (record.Type != '4' && check is { } whole)
            {
                check = null;
                yield return whole.Entry();
            }

            if (line.Bytes.Length > MostBytes ? !findings.Refuse(BankCodes.Limit, new Place(line.Number), $"A record has more than {MostBytes} characters.") : !Take(record))
            {
                yield break;
            }
        }

        if (!isOver)
        {
            findings.Refuse(hasHeader ? BankCodes.CutOff : BankCodes.NotThisFormat, new Place(last), "The file ends without a trailer, a record 9.");
        }
    }

    private bool Take(LockboxRecord record) => record.Type switch
    {
        _ when isOver => findings.Refuse(BankCodes.BadRecord, new Place(record.Line, 1), "A record stands behind the trailer."),
        '1' when records == 1 => Header(record),
        _ when !hasHeader => findings.Refuse(BankCodes.NotThisFormat, new Place(record.Line, 1), "The file does not begin with a record 1."),
        '2' => true,
        '5' when !isInBatch => Begin(record),
        '6' when isInBatch => Check(record),
        '4' when check is not null => check.Add(record, findings),
        '7' when isInBatch => Batch(record),
        '8' when !isInBatch => Box(record),
        '9' when !isInBatch => Trailer(record),
        _ => findings.Refuse(BankCodes.BadRecord, new Place(record.Line, 1), $"A record {record.Type} stands where it cannot stand."),
    };

    private bool Header(LockboxRecord record)
    {
        hasHeader = true;
        return record.Date("date") is not null || findings.Refuse(BankCodes.BadField, record.At("date"), $"The file's date \"{record.Text("date")}\" is no date YYMMDD.");
    }

    private bool Begin(LockboxRecord record)
    {
        (isInBatch, batch, lockbox) = (true, default, record.Text("lockbox"));
        if (record.Date("date") is not { } deposited)
        {
            return findings.Refuse(BankCodes.BadField, record.At("date"), $"The deposit date \"{record.Text("date")}\" is no date YYMMDD.");
        }

        date = deposited;
        return true;
    }

    private bool Check(LockboxRecord record)
    {
        if (record.Text("amount") is null || !record.TryNumber("amount", out var cents))
        {
            return findings.Refuse(BankCodes.BadField, record.At("amount"), $"The amount \"{record.Text("amount")}\" is not digits of cents.");
        }

        batch = (batch.Count + 1, batch.Cents + cents);
        check = new LockboxCheck(record, cents, lockbox, date);
        return true;
    }

    private bool Batch(LockboxRecord record)
    {
        isInBatch = false;
        box = (box.Count + batch.Count, box.Cents + batch.Cents);
        return IsAmount(record, batch.Cents, "batch") && IsCount(record, "count", batch.Count, "checks");
    }

    private bool Box(LockboxRecord record)
    {
        var (count, cents) = box;
        box = default;
        return IsAmount(record, cents, "lockbox") && IsCount(record, "count", count, "checks");
    }

    private bool Trailer(LockboxRecord record)
    {
        isOver = true;
        return box.Count == 0
            ? IsCount(record, "records", records, "records")
            : findings.Deviate(Leniency.MissingControls, BankCodes.MissingControl, new Place(record.Line, 1), "The lockbox has no total, a record 8.") && IsCount(record, "records", records, "records");
    }

    private bool IsAmount(LockboxRecord record, long cents, string what) =>
        (record.Text("amount") is not null && record.TryNumber("amount", out var said) && said == cents)
        || findings.Refuse(BankCodes.ControlAmount, record.At("amount"), $"The total of the {what} says {record.Text("amount")} cents, and the checks add up to {cents.ToString(CultureInfo.InvariantCulture)}.");

    /// <summary>A count that the bank leaves blank says nothing; the amounts are proved nevertheless.</summary>
    private bool IsCount(LockboxRecord record, string field, long count, string what) =>
        record.Text(field) is null
        || (record.TryNumber(field, out var said) && said == count)
        || findings.Deviate(Leniency.Counts, BankCodes.ControlCount, record.At(field), $"Record {record.Type} counts {record.Text(field)} {what}, and there are {count.ToString(CultureInfo.InvariantCulture)}.");
}
