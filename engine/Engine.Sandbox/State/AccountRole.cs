namespace Engine.Sandbox.State;

/// <summary>What an account is for when a transaction does not name one. A seed's member is the name in camel case, then <c>Account</c>.</summary>
internal enum AccountRole
{
    /// <summary>The A/R account of a transaction that names none and whose customer has none.</summary>
    Receivable,

    /// <summary>Where money waits that was not paid into a bank account.</summary>
    UndepositedFunds,

    /// <summary>The liability of money received before there is an invoice.</summary>
    CustomerDeposits,

    /// <summary>Tax collected under a tax code that names no account.</summary>
    SalesTax,

    /// <summary>What an exchange rate gained or lost between a document and its payment.</summary>
    RealizedGainLoss,
}
