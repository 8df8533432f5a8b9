using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Sources.Bank.Csv;

namespace Engine.Core.Sources.Bank.Remittance;

/// <summary>Gathers the rows of each payment. All of them are held until the file is over, since nothing says that they stand together.</summary>
internal sealed class RemittanceCsvReader(BankFile file, CsvRule rule, BankFindings findings)
{
    private static readonly (string Column, string Kind)[] documents =
        [("invoice", ReferenceKinds.Invoice), ("creditMemo", ReferenceKinds.CreditMemo), ("order", ReferenceKinds.Order)];

    private readonly CsvValues values = new(rule, file, findings);

    public IEnumerable<BankEntry> Read()
    {
        var advices = new Dictionary<string, List<CsvRow>>(StringComparer.Ordinal);
        foreach (var row in new CsvTable(file, rule, findings).Rows())
        {
            if (row.Text("payment") is not { } payment)
            {
                findings.Refuse(BankCodes.BadField, new Place(row.Line), "The row has no payment number, so nobody can say which payment it is of.");
                yield break;
            }

            (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(advices, payment, out _) ??= []).Add(row);
        }

        foreach (var (payment, rows) in advices)
        {
            if (findings.Refusal is not null || Advice(payment, rows) is not { } advice)
            {
                yield break;
            }

            yield return advice;
        }
    }

    private BankEntry? Advice(string payment, List<CsvRow> rows)
    {
        var lines = ImmutableArray.CreateBuilder<RemittanceLine>(rows.Count);
        foreach (var row in rows)
        {
            if (Line(row) is not { } line)
            {
                return null;
            }

            lines.Add(line);
        }

        var first = rows[0];
        if (!values.TryDate(first, "date", out var date) || !values.TryAmount(first, "total", out var total))
        {
            return null;
        }

        if (rows.FirstOrDefault(row => row.Text("total") != first.Text("total") || row.Text("currency") != first.Text("currency")) is { } other)
        {
            findings.Refuse(BankCodes.BadField, new Place(other.Line), $"Rows of payment {payment} differ in their total or currency.");
            return null;
        }

        var paid = lines.DrainToImmutable();
        return new BankEntry(first.Line, BankEvents.RemittanceReceived, Key(payment, first, date), date ?? file.ReceivedOn)
        {
            Amount = total ?? BankEntryJson.Total(paid),
            Currency = first.Text("currency")?.ToUpperInvariant(),
            Payer = CsvParts.Payer(first),
            References = [new BankReference(ReferenceKinds.Trace, payment, "payment")],
            Remittance = paid,
            Texts = first.Text("text") is { } text ? [new BankText("text", text)] : [],
        };
    }

    private RemittanceLine? Line(CsvRow row)
    {
        if (!values.TryAmount(row, "paid", out var paid)
            || !values.TryAmount(row, "gross", out var gross)
            || !values.TryAmount(row, "discount", out var discount)
            || !values.TryAmount(row, "adjustment", out var adjustment)
            || !values.TryDate(row, "documentDate", out var date))
        {
            return null;
        }

        var (column, kind) = Array.Find(documents, one => row.Text(one.Column) is not null);
        if (column is null)
        {
            findings.Refuse(BankCodes.BadField, new Place(row.Line), "The row names no invoice, credit memo or order.");
            return null;
        }

        return new RemittanceLine(kind, row.Text(column)!, column, paid)
        {
            Gross = gross,
            Discount = discount,
            Date = date,
            Adjustments = adjustment is { } amount and not 0m ? [new RemittanceAdjustment(amount, row.Text("reason"), null)] : [],
        };
    }

    private static string Key(string payment, CsvRow row, DateOnly? date) =>
        string.Join('|', row.Text("payerId") ?? row.Text("name"), payment, date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
}
