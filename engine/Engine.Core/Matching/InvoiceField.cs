namespace Engine.Core.Matching;

/// <summary>What is known of an open invoice, and of the customer it belongs to.</summary>
internal enum InvoiceField
{
    Id,
    InternalId,
    Number,
    PoNumber,
    Kind,
    Customer,
    Currency,
    Subsidiary,
    ArAccount,
    Amount,
    AmountRemaining,
    Date,
    DueDate,
    IsOpen,
    CustomerName,
    CustomerParent,
    CustomerGroup,
}
