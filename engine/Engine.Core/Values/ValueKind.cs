namespace Engine.Core.Values;

/// <summary>What a <see cref="Value"/> holds. Numbers are always decimal; there is no binary floating point.</summary>
public enum ValueKind : byte
{
    /// <summary>A path that leads nowhere: the member is not there.</summary>
    Missing,

    /// <summary>Present, and explicitly nothing.</summary>
    Null,
    Boolean,
    Number,

    /// <summary>A decimal with an ISO 4217 currency code.</summary>
    Amount,
    Text,

    /// <summary>A calendar date, without a time or a zone.</summary>
    Date,

    /// <summary>A point in time, kept in UTC.</summary>
    Instant,
    List,
    Object,

    /// <summary>A NetSuite record that a field points to; see <see cref="RecordReference"/>.</summary>
    Reference,

    /// <summary>An evaluation that could not give a value; see <see cref="Values.Failure"/>.</summary>
    Failure,
}
