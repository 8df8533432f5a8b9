namespace Engine.Sandbox.Types;

/// <summary>Which side of a customer's account a transaction stands on.</summary>
internal enum TransactionRole
{
    /// <summary>Is owed and can be paid: an invoice.</summary>
    Charge,

    /// <summary>Can be used to pay: a payment, a credit memo.</summary>
    Credit,

    /// <summary>Neither.</summary>
    Other,
}
