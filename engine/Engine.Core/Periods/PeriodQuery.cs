using Engine.Core.Values;

namespace Engine.Core.Periods;

/// <summary>Reads the periods out of NetSuite. Years and quarters group periods, and nothing posts into an adjustment period by its date. Source: SuiteQL's accountingperiod.</summary>
public static class PeriodQuery
{
    public const string Statement =
        "SELECT id, periodname, TO_CHAR(startdate, 'YYYY-MM-DD') AS first, TO_CHAR(enddate, 'YYYY-MM-DD') AS last, closed, alllocked, arlocked FROM accountingperiod "
        + "WHERE isyear = 'F' AND isquarter = 'F' AND isadjust = 'F' AND isinactive = 'F' ORDER BY startdate";

    /// <summary>One row; null when it cannot be read.</summary>
    /// <param name="column">Gives a column as text.</param>
    public static AccountingPeriod? Read(Value row, Func<Value, string, string?> column) =>
        column(row, "periodname") is { } name && Day(column(row, "first")) is { } first && Day(column(row, "last")) is { } last
            ? new AccountingPeriod(name, first, last, column(row, "closed") == "T" || column(row, "alllocked") == "T", column(row, "arlocked") == "T")
            : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
