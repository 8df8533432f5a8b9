using System.Collections.Immutable;

namespace Engine.App.Demo;

/// <summary>
/// What acme's books must show, summed up from the facts by the rules of accounting alone: no mapping, no crosswalk, no event.
/// </summary>
internal static class ExpectedBooks
{
    // The history lies in winter, when New York is five hours behind UTC.
    private static readonly TimeSpan NewYork = TimeSpan.FromHours(-5);

    public static ImmutableArray<BookEntry> From(DemoFacts facts) =>
    [
        .. facts.Customers.Select(Customer),
        .. facts.Invoices.Select(invoice => Invoice(invoice, facts)),
        .. facts.Payments.Select(payment => Payment(payment, facts)),
        .. facts.Refunds.Where(refund => refund.Payment.Invoice is not null).Select(CreditMemo),
        .. facts.Refunds.Select(Refund),
    ];

    private static BookEntry Customer(DemoCustomer customer) =>
        new("customer", customer.Id, customer.Id) { Details = [BookText.Customer(customer.Name, customer.Email, customer.Phone)] };

    private static BookEntry Invoice(DemoInvoice invoice, DemoFacts facts)
    {
        var currency = CodeOf(invoice.Currency);
        var paidMinor = facts.Payments.Where(payment => payment.Invoice?.Id == invoice.Id).Sum(payment => payment.AmountMinor);
        var lines = invoice.Lines.Select(line => BookText.Line(line.Price.Item!, line.Quantity, Major(line.AmountMinor, currency), currency));
        var discount = BookText.Line(DemoPrice.DiscountItem, 1, -Major(invoice.DiscountMinor, currency), currency);
        var tax = BookText.Line(DemoPrice.TaxItem, 1, Major(invoice.TaxMinor, currency), currency);
        return new("invoice", invoice.Id, invoice.Customer.Id)
        {
            Date = DayOf(invoice.FinalizedAt),
            Currency = currency,
            Amount = Major(invoice.TotalMinor, currency),
            Open = Major(invoice.TotalMinor - paidMinor, currency),
            Details = [.. lines, .. invoice.DiscountMinor == 0 ? [] : new[] { discount }, .. invoice.TaxMinor == 0 ? [] : new[] { tax }],
        };
    }

    // A payment that was never for an invoice is used up by what goes back of it.
    private static BookEntry Payment(DemoPayment payment, DemoFacts facts)
    {
        var currency = CodeOf(payment.Currency);
        var amount = Major(payment.AmountMinor, currency);
        var refundedMinor = facts.Refunds.Where(refund => refund.Payment.Intent == payment.Intent).Sum(refund => refund.AmountMinor);
        return new("customerPayment", IdOf(payment), payment.Customer!.Id)
        {
            Date = DayOf(payment.At),
            Currency = currency,
            Amount = amount,
            Open = payment.Invoice is null ? amount - Major(refundedMinor, currency) : 0,
            Details = payment.Invoice is null ? [] : [BookText.Application(payment.Invoice.Id, amount, currency)],
        };
    }

    private static BookEntry CreditMemo(DemoRefund refund)
    {
        var currency = CodeOf(refund.Payment.Currency);
        var amount = Major(refund.AmountMinor, currency);
        return new("creditMemo", MemoOf(refund), refund.Payment.Customer!.Id)
        {
            Date = DayOf(refund.At),
            Currency = currency,
            Amount = amount,
            Open = 0,
            Details = [BookText.Line(DemoPrice.RefundItem, 1, amount, currency)],
        };
    }

    private static BookEntry Refund(DemoRefund refund)
    {
        var currency = CodeOf(refund.Payment.Currency);
        var amount = Major(refund.AmountMinor, currency);
        return new("customerRefund", refund.Id, refund.Payment.Customer!.Id)
        {
            Date = DayOf(refund.At),
            Currency = currency,
            Amount = amount,
            Open = 0,
            Details = [BookText.Application(refund.Payment.Invoice is null ? IdOf(refund.Payment) : MemoOf(refund), amount, currency)],
        };
    }

    private static string IdOf(DemoPayment payment) => "pay_" + payment.Intent;

    private static string MemoOf(DemoRefund refund) => "memo_" + refund.Id;

    private static string CodeOf(string currency) => currency.ToUpperInvariant();

    private static decimal Major(long minor, string currency) => currency == "JPY" ? minor : minor / 100m;

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(NewYork).DateTime);
}
