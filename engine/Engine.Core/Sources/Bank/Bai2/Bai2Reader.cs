using System.Globalization;

namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>Reads records in their order 01 (02 (03 16* 49)+ 98)+ 99 and holds each trailer against what it closes.</summary>
internal sealed class Bai2Reader(BankFile file, BankFindings findings)
{
    private const string DefaultCurrency = "USD";
    private const string Version = "2";
    private const string LaterVersion = "3";
    private const long MostTotal = 1_000_000_000_000_000_000;

    private Bai2Group? group;
    private Bai2Account? account;
    private long fileTotal;
    private long fileRecords;
    private long groups;
    private int last;
    private bool hasHeader;
    private bool isOver;

    public IEnumerable<BankEntry> Read()
    {
        foreach (var record in Bai2Records.Of(file, findings))
        {
            last = record.Line;
            Count(record.Parts);
            if (isOver)
            {
                findings.Refuse(BankCodes.BadRecord, new Place(record.Line), "A record stands behind the file trailer.");
            }
            else if (record.Code == "16")
            {
                if (Detail(record) is { } entry)
                {
                    yield return entry;
                }
            }
            else
            {
                Take(record);
            }

            if (findings.Refusal is not null)
            {
                yield break;
            }
        }

        if (!isOver && findings.Refusal is null)
        {
            findings.Refuse(last == 0 ? BankCodes.NotThisFormat : BankCodes.CutOff, new Place(Math.Max(1, last)), "The file ends without a file trailer.");
        }
    }

    private bool Take(Bai2Record record) => record.Code switch
    {
        "01" => Header(record),
        "02" => GroupHeader(record),
        "03" => AccountHeader(record),
        "49" => AccountTrailer(record),
        "98" => GroupTrailer(record),
        "99" => FileTrailer(record),
        _ => findings.Refuse(hasHeader ? BankCodes.BadRecord : BankCodes.NotThisFormat, new Place(record.Line, 1), $"There is no record {record.Code}."),
    };

    private void Count(int physical)
    {
        fileRecords += physical;
        if (group is not null)
        {
            group.Records += physical;
        }

        if (account is not null)
        {
            account.Records += physical;
        }
    }

    private bool Header(Bai2Record record)
    {
        if (hasHeader)
        {
            return OutOfPlace(record, "A second file header");
        }

        hasHeader = true;
        var fields = Fields(record, 8);
        return fields is null ? TooFew(record)
            : fields[7] == Version
            || (fields[7] == LaterVersion
                ? findings.Deviate(Leniency.OtherVersions, BankCodes.Version, new Place(record.Line), "The file is of version 3; it is read as version 2.")
                : findings.Refuse(BankCodes.Version, new Place(record.Line), $"The file is of version \"{fields[7]}\"; version 2 is read."));
    }

    private bool GroupHeader(Bai2Record record)
    {
        if (!hasHeader || group is not null)
        {
            return OutOfPlace(record, "A group header");
        }

        if (Fields(record, 7) is not [_, _, var status, var asOf, _, var currency, var modifier])
        {
            return TooFew(record);
        }

        if (file.Date(System.Text.Encoding.ASCII.GetBytes(asOf)) is not { } date)
        {
            return findings.Refuse(BankCodes.BadField, new Place(record.Line), $"The as-of date \"{asOf}\" is no date YYMMDD.");
        }

        if (status is not ("1" or "4"))
        {
            return status is "2" or "3"
                ? findings.Refuse(BankCodes.Correction, new Place(record.Line), $"Group status {status} {(status == "2" ? "takes back" : "replaces")} what was sent before for {date:yyyy-MM-dd}.")
                : findings.Refuse(BankCodes.BadField, new Place(record.Line), $"\"{status}\" is no group status.");
        }

        if (status == "4")
        {
            findings.Note(BankCodes.NotForPosting, new Place(record.Line), "Group status 4: a test.");
        }

        groups++;
        group = new Bai2Group(currency.Length == 0 ? DefaultCurrency : currency, date, modifier is "1" or "3", status == "4") { Records = record.Parts };
        return true;
    }

    private bool AccountHeader(Bai2Record record)
    {
        if (group is null || account is not null)
        {
            return OutOfPlace(record, "An account");
        }

        var number = record.Next();
        var currency = record.Next();
        if (string.IsNullOrEmpty(number) || currency is null)
        {
            return TooFew(record);
        }

        account = new Bai2Account(number, currency.Length == 0 ? group.Currency : currency) { Records = record.Parts };
        group.Accounts++;
        return Summaries(record, account);
    }

    /// <summary>Groups of type code, amount, item count and funds type, until the record is over.</summary>
    private bool Summaries(Bai2Record record, Bai2Account into)
    {
        while (record.Next() is { } type)
        {
            var place = record.Place;
            if (record.Next() is not { } amount)
            {
                return type.Length == 0
                    ? findings.Deviate(Leniency.Terminators, BankCodes.Terminator, place, "A comma stands before the slash that ends the record.")
                    : findings.Refuse(BankCodes.BadField, place, $"Type code {type} has no amount.");
            }

            if (!Bai2Amounts.TryRead(amount, isSigned: true, out var minor) || Math.Abs(into.Total += minor) > MostTotal)
            {
                return findings.Refuse(BankCodes.BadField, place, $"The amount \"{amount}\" of type code {type} is no amount.");
            }

            if (record.Next() is null || !Bai2Funds.TryRead(record, file, out _))
            {
                return findings.Refuse(BankCodes.BadField, place, $"Type code {type} ends before its funds type, or its funds type cannot be read.");
            }
        }

        return true;
    }

    private BankEntry? Detail(Bai2Record record)
    {
        if (account is null || group is null)
        {
            OutOfPlace(record, "A transaction");
            return null;
        }

        var (type, amount) = (record.Next() ?? "", record.Next() ?? "");
        if (type.Length != 3 || !Digits.TryRead(type, out var code) || !Bai2Amounts.TryRead(amount, isSigned: false, out var minor) || (account.Total += minor) > MostTotal)
        {
            findings.Refuse(BankCodes.BadField, new Place(record.Line, 4), $"\"{type}\" is no type code, or \"{amount}\" no amount.");
            return null;
        }

        if (!Bai2Funds.TryRead(record, file, out var valueDate))
        {
            findings.Refuse(BankCodes.BadField, record.Place, "The funds type cannot be read, so nobody can say where the references begin.");
            return null;
        }

        var (bank, customer) = (record.Next(), record.Next());
        if (customer is null && !findings.Deviate(Leniency.Terminators, BankCodes.Terminator, record.Place, "The record ends before its references."))
        {
            return null;
        }

        if (type != Bai2Codes.Message && Bai2Codes.IsCredit((int)code) is null)
        {
            findings.Refuse(BankCodes.BadField, new Place(record.Line, 4), $"Type code {type} is neither a credit nor a debit, so the direction of the money is unknown.");
            return null;
        }

        return new Bai2Detail(type, minor, bank ?? "", customer ?? "", record.Rest(), valueDate).Entry(record.Line, account, group, file.Rule, findings);
    }

    private bool AccountTrailer(Bai2Record record)
    {
        if (account is null || group is null)
        {
            return OutOfPlace(record, "An account trailer");
        }

        var closed = account;
        account = null;
        group.Total += closed.Total;
        return Fields(record, 2) is [var total, var records]
            ? IsTotal(record, total, closed.Total, $"account that ends in {AccountIds.Tail(closed.Number)}") && IsCount(record, records, closed.Records, "records of the account")
            : TooFew(record);
    }

    private bool GroupTrailer(Bai2Record record)
    {
        if (group is null || account is not null)
        {
            return OutOfPlace(record, "A group trailer");
        }

        var closed = group;
        group = null;
        fileTotal += closed.Total;
        return Fields(record, 3) is [var total, var accounts, var records]
            ? IsTotal(record, total, closed.Total, "group") && IsCount(record, accounts, closed.Accounts, "accounts") && IsCount(record, records, closed.Records, "records of the group")
            : TooFew(record);
    }

    private bool FileTrailer(Bai2Record record)
    {
        if (!hasHeader || group is not null)
        {
            return OutOfPlace(record, "A file trailer");
        }

        isOver = true;
        return Fields(record, 3) is [var total, var written, var records]
            ? IsTotal(record, total, fileTotal, "file") && IsCount(record, written, groups, "groups") && IsCount(record, records, fileRecords, "records")
            : TooFew(record);
    }

    private bool IsTotal(Bai2Record record, string written, long total, string what) =>
        (written.Length > 0 && Bai2Amounts.TryRead(written, isSigned: true, out var said) && said == total)
        || findings.Refuse(
            BankCodes.ControlAmount, new Place(record.Line, 4), $"The control total of the {what} is {written}, and the amounts add up to {total.ToString(CultureInfo.InvariantCulture)}.");

    private bool IsCount(Bai2Record record, string written, long count, string what) =>
        (Digits.TryRead(written, out var said) && said == count)
        || findings.Deviate(Leniency.Counts, BankCodes.ControlCount, new Place(record.Line, 4), $"The trailer counts {written} {what}, and there are {count.ToString(CultureInfo.InvariantCulture)}.");

    private bool OutOfPlace(Bai2Record record, string what) =>
        findings.Refuse(hasHeader ? BankCodes.BadRecord : BankCodes.NotThisFormat, new Place(record.Line, 1), $"{what} stands where none can stand.");

    private bool TooFew(Bai2Record record) => findings.Refuse(BankCodes.BadField, record.Place, $"Record {record.Code} ends before its last field.");

    /// <summary>Exactly so many fields; null when there are fewer, or more that hold something.</summary>
    private static string[]? Fields(Bai2Record record, int count)
    {
        var fields = new string[count];
        for (var i = 0; i < count; i++)
        {
            if (record.Next() is not { } field)
            {
                return null;
            }

            fields[i] = field.Trim();
        }

        return record.Next() is null or "" ? fields : null;
    }
}
