namespace Engine.Core.NetSuite.Account;

/// <summary>What an account's metadata catalogue says that a field takes.</summary>
public enum AccountFieldKind
{
    Text,

    /// <summary>Whole or not; amounts too.</summary>
    Number,
    Boolean,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A date with a time.</summary>
    Instant,

    /// <summary>One entry of a list, by its id.</summary>
    Choice,

    /// <summary>Another record.</summary>
    Reference,

    /// <summary>An object with fields of its own, such as an address.</summary>
    Subrecord,

    /// <summary>Several values.</summary>
    List,
}
