using System.Globalization;

namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>Reads the records in their order 1 (5 (6 7*)* 8)* 9 and holds each control against what it controls.</summary>
internal sealed class NachaReader(BankFile file, BankFindings findings)
{
    private readonly NachaTotals total = new();
    private readonly NachaEntries entries = new(file, findings);
    private NachaBatch? batch;
    private NachaEntry? open;
    private long batches;
    private long records;
    private bool hasHeader;
    private bool hasControl;

    private DateOnly Created { get; set; } = file.ReceivedOn;

    public IEnumerable<BankEntry> Read()
    {
        foreach (var record in NachaRecords.Of(file, findings))
        {
            records++;

            // An entry is whole when something else begins.
            if (record.Type != (byte)'7' && open is { } whole)
            {
                open = null;
                if (entries.Of(whole, batch!, Created) is not { } entry)
                {
                    yield break;
                }

                yield return entry;
            }

            if (!Take(record))
            {
                yield break;
            }
        }

        if (findings.Refusal is null && open is { } last)
        {
            open = null;
            if (entries.Of(last, batch!, Created) is { } entry)
            {
                yield return entry;
            }
        }

        End();
    }

    private bool Take(NachaRecord record)
    {
        if (hasControl)
        {
            return record.IsOnly((byte)'9') || findings.Refuse(BankCodes.BadRecord, record.At(1), "A record stands behind the file control.");
        }

        return record.Type switch
        {
            (byte)'1' => Header(record),
            (byte)'5' => Begin(record),
            (byte)'6' => Entry(record),
            (byte)'7' => Addendum(record),
            (byte)'8' => Control(record),
            (byte)'9' => FileControl(record),
            _ => findings.Refuse(records == 1 ? BankCodes.NotThisFormat : BankCodes.BadRecord, record.At(1), "Each record begins with 1, 5, 6, 7, 8 or 9."),
        };
    }

    private bool Header(NachaRecord record)
    {
        if (records > 1)
        {
            return findings.Refuse(BankCodes.BadRecord, record.At(1), "A second file header. Put each file into the folder by itself.");
        }

        if (!record.Is(35, 37, "094"u8))
        {
            return findings.Refuse(BankCodes.NotThisFormat, record.At(35), "The record size in the file header is not 094.");
        }

        hasHeader = true;
        if (record.Date(24, 29) is not { } created)
        {
            return findings.Refuse(BankCodes.BadField, record.At(24), $"The file creation date \"{record.Text(24, 29)}\" is no date YYMMDD.");
        }

        Created = created;
        return true;
    }

    private bool Begin(NachaRecord record)
    {
        if (!CheckHeader(record) || (batch is not null && !CloseWithoutControl(record)))
        {
            return false;
        }

        var sec = record.Text(51, 53);
        if (!SecCodes.All.TryGetValue(sec, out var known))
        {
            return findings.Refuse(BankCodes.BadField, record.At(51), $"\"{sec}\" is no standard entry class.");
        }

        var isCrossBorder = sec == "IAT";
        batch = new NachaBatch(record.Line, sec, known.Kind, record.Text(88, 94))
        {
            CompanyName = isCrossBorder ? null : record.TextOrNull(5, 20),
            CompanyId = record.Text(41, 50),
            Description = record.Text(54, 63),
            EffectiveDate = record.Date(70, 75),
            SettlementDay = record.TryNumber(76, 78, out var day) ? (int)day : 0,
            OriginBank = record.Text(80, 87),
        };
        batches++;
        return true;
    }

    private bool CheckHeader(NachaRecord record) =>
        hasHeader || records > 1 || findings.Deviate(Leniency.MissingControls, BankCodes.MissingControl, record.At(1), "The file has no file header.");

    private bool CloseWithoutControl(NachaRecord record)
    {
        var isFine = findings.Deviate(Leniency.MissingControls, BankCodes.MissingControl, record.At(1), $"Batch {batch!.Number} has no batch control.");
        total.Add(batch.Totals);
        batch = null;
        return isFine;
    }

    private bool Entry(NachaRecord record)
    {
        if (batch is null)
        {
            return findings.Refuse(records == 1 ? BankCodes.NotThisFormat : BankCodes.BadRecord, record.At(1), "An entry stands outside of a batch.");
        }

        if (!record.TryNumber(2, 3, out var written) || !new TransactionCode((int)written).IsKnown)
        {
            return findings.Refuse(BankCodes.BadField, record.At(2), $"\"{record.Text(2, 3)}\" is no transaction code, so the direction of the money is unknown.");
        }

        if (!record.TryNumber(4, 11, out var routing))
        {
            return findings.Refuse(BankCodes.BadField, record.At(4), $"The routing number \"{record.Text(4, 11)}\" is not eight digits.");
        }

        if (!record.TryNumber(30, 39, out var cents))
        {
            return findings.Refuse(BankCodes.BadField, record.At(30), $"The amount \"{record.Text(30, 39)}\" is not ten digits of cents.");
        }

        var code = new TransactionCode((int)written);
        batch.Totals.Entry(routing, cents, code.IsDebit);
        open = new NachaEntry(record, code, cents);
        return true;
    }

    private bool Addendum(NachaRecord record)
    {
        if (open is null)
        {
            return findings.Refuse(BankCodes.BadRecord, record.At(1), "Addenda stand where no entry is before them.");
        }

        if (!record.TryNumber(2, 3, out var type) || type is not (2 or 5 or (>= 10 and <= 18) or 98 or 99))
        {
            return findings.Refuse(BankCodes.BadField, record.At(2), $"\"{record.Text(2, 3)}\" is no type of addenda.");
        }

        batch!.Totals.Addendum();
        open.Add(record, (int)type);
        return open.Addenda <= NachaEntries.MostAddenda
            ? type != 5 || CheckSequence(record, open)
            : findings.Refuse(BankCodes.Limit, record.At(1), $"The entry has more than {NachaEntries.MostAddenda} addenda.");
    }

    private bool CheckSequence(NachaRecord record, NachaEntry entry)
    {
        if (!record.TryNumber(84, 87, out var sequence) || sequence != entry.PaymentAddenda)
        {
            return findings.Deviate(
                Leniency.Addenda, BankCodes.Addenda, record.At(84), $"The addenda are numbered {record.Text(84, 87)}, and {entry.PaymentAddenda.ToString("0000", CultureInfo.InvariantCulture)} is next.");
        }

        return record.Raw(88, 94).Span.SequenceEqual(entry.Record.Raw(88, 94).Span)
            || findings.Deviate(Leniency.Addenda, BankCodes.Addenda, record.At(88), $"The addenda belong to entry {record.Text(88, 94)}, and stand behind {entry.Record.Text(88, 94)}.");
    }

    private bool Control(NachaRecord record)
    {
        if (batch is null)
        {
            return findings.Refuse(BankCodes.BadRecord, record.At(1), "A batch control stands where no batch is open.");
        }

        var totals = batch.Totals;
        var isRight = IsHash(record, 11, 20, totals.Hash)
            && IsAmount(record, 21, 32, totals.Debits, "debits")
            && IsAmount(record, 33, 44, totals.Credits, "credits")
            && IsCount(record, 5, 10, totals.Records, "entries and addenda")
            && (record.Text(88, 94) == batch.Number
                || findings.Deviate(Leniency.Counts, BankCodes.ControlCount, record.At(88), $"The control is of batch {record.Text(88, 94)}, and the open one is {batch.Number}."));
        total.Add(totals);
        batch = null;
        return isRight;
    }

    private bool FileControl(NachaRecord record)
    {
        if (record.IsOnly((byte)'9'))
        {
            hasControl = true;
            return (batch is null || CloseWithoutControl(record))
                && findings.Deviate(Leniency.MissingControls, BankCodes.MissingControl, record.At(1), "Filler stands where the file control should.");
        }

        if (batch is not null && !CloseWithoutControl(record))
        {
            return false;
        }

        hasControl = true;
        return IsHash(record, 22, 31, total.Hash)
            && IsAmount(record, 32, 43, total.Debits, "debits")
            && IsAmount(record, 44, 55, total.Credits, "credits")
            && IsCount(record, 14, 21, total.Records, "entries and addenda")
            && IsCount(record, 2, 7, batches, "batches")
            && IsBlockCount(record);
    }

    private bool IsBlockCount(NachaRecord record)
    {
        // Blocks of ten records; filler counts, and it may be left out.
        const int BlockRecords = 10;
        var blocks = (records + BlockRecords - 1) / BlockRecords;
        return IsCount(record, 8, 13, blocks, "blocks");
    }

    private bool IsHash(NachaRecord record, int from, int to, long hash) =>
        (record.TryNumber(from, to, out var written) && written == hash)
        || findings.Refuse(BankCodes.ControlAmount, record.At(from), $"The entry hash is {record.Text(from, to)}, and the entries give {hash.ToString("0000000000", CultureInfo.InvariantCulture)}.");

    private bool IsAmount(NachaRecord record, int from, int to, long cents, string what) =>
        (record.TryNumber(from, to, out var written) && written == cents)
        || findings.Refuse(
            BankCodes.ControlAmount,
            record.At(from),
            $"The control says {(record.TryNumber(from, to, out var said) ? Digits.Amount(said, 2).ToString(CultureInfo.InvariantCulture) : record.Text(from, to))} of {what}, and the entries add up to {Digits.Amount(cents, 2).ToString(CultureInfo.InvariantCulture)}.");

    private bool IsCount(NachaRecord record, int from, int to, long count, string what) =>
        (record.TryNumber(from, to, out var written) && written == count)
        || findings.Deviate(Leniency.Counts, BankCodes.ControlCount, record.At(from), $"The control counts {record.Text(from, to)} {what}, and there are {count.ToString(CultureInfo.InvariantCulture)}.");

    private void End()
    {
        if (findings.Refusal is not null || hasControl)
        {
            return;
        }

        var place = new Place((int)Math.Max(1, records));
        if (records == 0)
        {
            findings.Refuse(BankCodes.NotThisFormat, place, "The file holds no record.");
        }
        else if (findings.Deviate(Leniency.MissingControls, BankCodes.CutOff, place, "The file ends without a file control.") && batch is not null)
        {
            findings.Deviate(Leniency.MissingControls, BankCodes.CutOff, place, $"Batch {batch.Number} has no batch control.");
        }
    }
}
