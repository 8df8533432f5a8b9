namespace Engine.Core.Sources.Bank;

/// <summary>What a bank's transaction code means for receivables.</summary>
public enum CodeAction
{
    /// <summary>A customer paid.</summary>
    Receipt,

    /// <summary>Money in whose kind the code leaves open; treated as a receipt, which matching or a person decides.</summary>
    Review,

    /// <summary>One booking for many payments that another file lists.</summary>
    Deposit,

    /// <summary>Takes back what was received.</summary>
    Reversal,

    /// <summary>No receipt.</summary>
    Other,
}
