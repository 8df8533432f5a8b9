using System.Globalization;

namespace Engine.Core.Sources.Bank.Csv;

/// <summary>Reads the cells of a row as the rule says; what cannot be read refuses the file.</summary>
internal sealed class CsvValues(CsvRule rule, BankFile file, BankFindings findings)
{
    /// <summary>False, with a refusal, when a cell holds something else than a date. No cell is no date.</summary>
    public bool TryDate(CsvRow row, string name, out DateOnly? date)
    {
        date = null;
        if (row.Text(name) is not { } text)
        {
            return true;
        }

        if (!DateOnly.TryParseExact(text, rule.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return findings.Refuse(BankCodes.BadField, new Place(row.Line), $"The {name} \"{text}\" is no date of the form {rule.DateFormat}.");
        }

        // The library's own window for years of two digits ends at a fixed year.
        date = rule.DateFormat.Contains("yyyy", StringComparison.Ordinal) ? read : file.Date(read.Year % 100, read.Month, read.Day);
        return date is not null || findings.Refuse(BankCodes.BadField, new Place(row.Line), $"The {name} \"{text}\" is no date.");
    }

    /// <summary>False, with a refusal, when a cell holds something else than an amount. No cell is no amount.</summary>
    public bool TryAmount(CsvRow row, string name, out decimal? amount)
    {
        amount = null;
        if (row.Text(name) is not { } text)
        {
            return true;
        }

        if (!CsvAmounts.TryRead(text, rule, out var read))
        {
            return findings.Refuse(
                BankCodes.BadField, new Place(row.Line), $"The {name} \"{text}\" is no amount with \"{rule.Decimal}\" before its decimals{(rule.Thousands is { } thousands ? $" and \"{thousands}\" between thousands" : "")}.");
        }

        amount = read;
        return true;
    }
}
