namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>What the header of a batch says of all its entries.</summary>
internal sealed record NachaBatch(int Line, string Sec, SecKind Kind, string Number)
{
    public string? CompanyName { get; init; }

    public string CompanyId { get; init; } = "";

    public string Description { get; init; } = "";

    public string OriginBank { get; init; } = "";

    public DateOnly? EffectiveDate { get; init; }

    /// <summary>Day of the year, as the operator writes it; 0 where it did not.</summary>
    public int SettlementDay { get; init; }

    public NachaTotals Totals { get; } = new();

    public bool IsCrossBorder => Sec == "IAT";

    /// <summary>The settlement day nearest to when the file was made; else the originator's wish, when it is no blank or placeholder; else the file's date.</summary>
    public DateOnly ValueDate(DateOnly created)
    {
        if (SettlementDay is >= 1 and <= 366)
        {
            return Enumerable.Range(created.Year - 1, 3)
                .Where(year => SettlementDay <= (DateTime.IsLeapYear(year) ? 366 : 365))
                .Select(year => new DateOnly(year, 1, 1).AddDays(SettlementDay - 1))
                .MinBy(day => Math.Abs(day.DayNumber - created.DayNumber));
        }

        return EffectiveDate is { } effective && Math.Abs(effective.DayNumber - created.DayNumber) <= 366 ? effective : created;
    }
}
