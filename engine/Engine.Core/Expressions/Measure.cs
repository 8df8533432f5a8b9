namespace Engine.Core.Expressions;

/// <summary>What a number or text of a source stands for, as far as a shape says: the same kind of value can mean different things.</summary>
public enum Measure
{
    /// <summary>Nothing beyond its kind is known.</summary>
    None,

    /// <summary>A count of a currency's smallest unit: an amount only through <c>money(…)</c>.</summary>
    MinorUnits,

    /// <summary>Seconds since 1970, UTC: a date only through <c>date(…)</c>.</summary>
    Seconds,

    /// <summary>The source's own id of something: NetSuite does not know it.</summary>
    SourceId,

    /// <summary>The name of a day of the week.</summary>
    Weekday,
}
