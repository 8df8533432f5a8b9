namespace Engine.Core.NetSuite;

/// <summary>What a NetSuite field takes.</summary>
public enum FieldKind
{
    Text,

    /// <summary>Money in the record's currency.</summary>
    Amount,

    /// <summary>A count, or a unit price, that need not be whole.</summary>
    Quantity,
    Boolean,

    /// <summary>A calendar date, never shifted by a zone.</summary>
    Date,

    /// <summary>Another record, by internal id.</summary>
    Reference,

    /// <summary>One entry of a list that NetSuite fixes, by its id, such as <c>HTML</c> for an e-mail preference.</summary>
    Choice,

    /// <summary>An object with fields of its own, such as an address.</summary>
    Subrecord,
}
