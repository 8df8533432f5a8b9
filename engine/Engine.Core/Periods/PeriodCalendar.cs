using System.Collections.Immutable;

namespace Engine.Core.Periods;

/// <summary>The accounting periods of a NetSuite account. While there are none, every date is open; once there are some, a date outside of them is not.</summary>
public sealed class PeriodCalendar
{
    private readonly ImmutableArray<AccountingPeriod> periods;

    public PeriodCalendar(IEnumerable<AccountingPeriod> periods) => this.periods = [.. periods.OrderBy(period => period.Start)];

    /// <summary>An account without periods.</summary>
    public static PeriodCalendar AlwaysOpen { get; } = new([]);

    /// <summary>Why a transaction cannot be dated so; null when it can.</summary>
    public string? WhyNot(DateOnly day, bool postsToReceivables) => PeriodOf(day) switch
    {
        null when periods.IsEmpty => null,
        null => "no accounting period holds that day",
        { IsClosed: true } closed => $"{closed.Name} is closed",
        { IsReceivablesLocked: true } locked when postsToReceivables => $"{locked.Name} is locked for receivables",
        _ => null,
    };

    /// <summary>The first day after a closed one that takes the transaction; null when no later period is open.</summary>
    public DateOnly? NextOpen(DateOnly day, bool postsToReceivables) =>
        periods.FirstOrDefault(period => period.End > day && period.IsOpenFor(postsToReceivables)) is { } open ? (open.Start > day ? open.Start : day) : null;

    /// <summary>Name of the period that holds a day; the day itself where none does.</summary>
    public string NameOf(DateOnly day) => PeriodOf(day)?.Name ?? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether a period takes transactions that did not in the calendar before.</summary>
    public bool OpensWhatWasClosedIn(PeriodCalendar before) => periods.Any(period =>
        before.periods.FirstOrDefault(former => former.Start == period.Start) is { } was
            && ((period.IsOpenFor(postsToReceivables: true) && !was.IsOpenFor(postsToReceivables: true)) || (!period.IsClosed && was.IsClosed))) || periods.Length > before.periods.Length;

    private AccountingPeriod? PeriodOf(DateOnly day) => periods.FirstOrDefault(period => period.Start <= day && day <= period.End);
}
