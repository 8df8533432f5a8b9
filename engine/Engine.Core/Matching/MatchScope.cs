using Engine.Core.Expressions;

namespace Engine.Core.Matching;

/// <summary>The names that rules of Kind match may use.</summary>
internal static class MatchScope
{
    public const string Payment = "payment";
    public const string Invoice = "invoice";
    public const string Customer = "customer";
    public const string Invoices = "invoices";
    public const string Total = "total";
    public const string Deduction = "deduction";

    public const int PaymentSlot = 0;
    public const int ClientSlot = 1;
    public const int InvoiceSlot = 2;
    public const int CustomerSlot = 3;
    public const int InvoicesSlot = 4;
    public const int TotalSlot = 5;
    public const int DeductionSlot = 6;

    private static readonly Scope All = Scope.Empty
        .With(Payment, MatchPayment.Shape)
        .With("client", Shape.Client)
        .With(Invoice, InvoiceFields.InvoiceShape)
        .With(Customer, InvoiceFields.CustomerShape)
        .With(Invoices, new Known(Kinds.List, Element: new Known(Kinds.Object, InvoiceFields.InvoiceShape)))
        .With(Total, Kinds.Amount)
        .With(Deduction, MatchPayment.DeductionShape);

    /// <summary>Slots before those of the parameters.</summary>
    public static int Fixed => All.Names.Length;

    /// <summary>Where parameters begin: only what does not depend on an invoice is seen.</summary>
    public static Scope Start { get; } = All;

    /// <summary>Of parameters: the payment and the client.</summary>
    public static Scope OfPayment(Scope scope) => scope.Hide(InvoiceSlot, Fixed);

    /// <summary>Of Expression and Each: an invoice besides, and its customer.</summary>
    public static Scope OfInvoice(Scope scope) => scope.Hide(InvoicesSlot, Fixed);

    /// <summary>Of Together and Account: the invoices chosen, and what is open on them in all.</summary>
    public static Scope OfGroup(Scope scope) => scope.Hide(InvoiceSlot, InvoicesSlot).Hide(DeductionSlot, Fixed);

    /// <summary>Of DeductionAccount.</summary>
    public static Scope OfDeduction(Scope scope) => scope.Hide(InvoiceSlot, DeductionSlot);
}
