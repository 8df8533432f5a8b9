namespace Engine.Core.Sources.Bank;

/// <summary>What a feed counts for, where two of them tell of the same money.</summary>
public enum BankRole
{
    /// <summary>What it says was received was received.</summary>
    Money,

    /// <summary>It says what was paid for; the money itself comes from another feed.</summary>
    Remittance,

    /// <summary>Neither; its entries are kept to be looked at.</summary>
    Information,
}
