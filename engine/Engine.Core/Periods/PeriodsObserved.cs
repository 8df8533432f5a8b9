namespace Engine.Core.Periods;

/// <summary>What is known of an account's periods. What was not read is never taken for open.</summary>
public abstract record PeriodsObserved
{
    private PeriodsObserved()
    {
    }

    public sealed record Known(PeriodCalendar Calendar) : PeriodsObserved;

    public sealed record Unknown(string Reason) : PeriodsObserved;
}
