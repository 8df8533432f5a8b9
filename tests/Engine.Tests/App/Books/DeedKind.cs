namespace Engine.Tests.App.Books;

/// <summary>What customers, Stripe and the seller do.</summary>
internal enum DeedKind
{
    InvoiceInDollars,
    InvoiceInEuros,
    Pay,
    Refund,
    SellWithoutInvoice,
    Void,
    PayOut,
    TellAgain,
}
