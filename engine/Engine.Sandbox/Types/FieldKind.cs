namespace Engine.Sandbox.Types;

/// <summary>How a field's value is written in JSON and kept.</summary>
internal enum FieldKind
{
    Text,

    /// <summary>Money in the record's currency: no more digits than the currency has.</summary>
    Amount,

    /// <summary>A number of any precision: quantities, rates, exchange rates.</summary>
    Number,
    Whole,
    Flag,

    /// <summary>A calendar date, yyyy-MM-dd, never shifted by a time zone.</summary>
    Date,

    /// <summary>An instant, RFC 3339, answered in UTC.</summary>
    Instant,
    Reference,

    /// <summary>Several references, <c>{"items":[{"id":"1"}]}</c>.</summary>
    MultiSelect,
    Enumeration,

    /// <summary>An inner object with fields of its own, such as an address.</summary>
    Subrecord,
}
