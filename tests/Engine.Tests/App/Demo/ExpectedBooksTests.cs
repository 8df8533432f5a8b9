using System.Collections.Immutable;
using Engine.App.Demo;

namespace Engine.Tests.App.Demo;

public sealed class ExpectedBooksTests
{
    private static readonly DemoCustomer Customer = new("cus_1", "Harbor", "a@b.example", null);

    private static readonly DemoInvoice Invoice = new(
        "in_1", "N-1", Customer, "usd", At(10, 12), [new DemoLine(DemoPrice.Team, 2, 10000), new DemoLine(DemoPrice.Seat, 1, -2500)])
    {
        DiscountMinor = 500,
        TaxMinor = 300,
    };

    private static readonly DemoPayment Payment = new("pi_1", "ch_1", Customer, "usd", 7300, At(10, 13), Invoice, null);

    private static readonly DemoPayment Sale = new("pi_2", "ch_2", Customer, "jpy", 5000, At(11, 3), null, null);

    [Fact]
    public void An_unpaid_invoice_is_open_by_its_total()
    {
        var entry = Entry("in_1", Books(payments: []));
        Assert.Equal((73.00m, 73.00m), (entry.Amount, entry.Open));
        Assert.Equal<IEnumerable<string>>(["item 203 × 2 = 100.00", "item 206 × 1 = -25.00", "item 240 × 1 = -5.00", "item 251 × 1 = 3.00"], entry.Details);
    }

    [Fact]
    public void A_paid_invoice_is_settled_and_its_payment_names_it()
    {
        var books = Books(payments: [Payment]);
        Assert.Equal(0, Entry("in_1", books).Open);
        Assert.Equal("cus_1 · 2026-01-10 · 73.00 USD · 0.00 USD open · 73.00 on in_1", $"{Entry("pay_pi_1", books)}");
    }

    [Fact]
    public void A_refund_of_an_invoiced_payment_is_a_memo_and_a_refund_and_reopens_nothing()
    {
        var books = Books(payments: [Payment], refunds: [new("re_1", Payment, 1000, At(12, 12))]);
        Assert.Equal(0, Entry("in_1", books).Open);
        Assert.Equal<IEnumerable<string>>(["10.00 on memo_re_1"], Entry("re_1", books).Details);
        Assert.Equal((10.00m, 0m), (Entry("memo_re_1", books).Amount, Entry("memo_re_1", books).Open));
    }

    [Fact]
    public void A_refund_of_a_sale_uses_up_the_payment_and_needs_no_memo()
    {
        var books = Books(payments: [Sale], refunds: [new("re_2", Sale, 2000, At(12, 12))]);
        Assert.Equal((5000m, 3000m), (Entry("pay_pi_2", books).Amount, Entry("pay_pi_2", books).Open));
        Assert.Equal<IEnumerable<string>>(["2,000 on pay_pi_2"], Entry("re_2", books).Details);
        Assert.DoesNotContain(books, entry => entry.Record == "creditMemo");
    }

    [Theory]
    [InlineData(11, 4, "2026-01-10")]
    [InlineData(11, 5, "2026-01-11")]
    public void The_day_is_that_of_New_York(int day, int hourUtc, string expected)
    {
        var books = Books(payments: [Sale with { At = At(day, hourUtc) }]);
        Assert.Equal(expected, BookText.Date(Entry("pay_pi_2", books).Date!.Value));
    }

    [Fact]
    public void The_audit_names_what_is_missing_what_differs_and_what_nobody_expects()
    {
        var expected = Books(payments: [Payment]);
        var found = expected
            .Where(entry => entry.ExternalId != "pay_pi_1")
            .Select(entry => entry.ExternalId == "in_1" ? entry with { Open = 1 } : entry)
            .Append(Entry("cus_1", expected) with { ExternalId = "cus_2" })
            .ToImmutableArray();
        var failed = BookAudit.Compare(expected, found).Where(check => !check.Holds).Select(check => check.What).ToList();
        Assert.Contains("invoice in_1", failed);
        Assert.Contains("customerPayment pay_pi_1", failed);
        Assert.Contains("customer cus_2", failed);
        Assert.Contains("customers: how many", failed);
        Assert.Contains("invoices: remaining in USD", failed);
        Assert.DoesNotContain("invoices: sum in USD", failed);
    }

    [Fact]
    public void The_audit_of_equal_books_holds() => Assert.All(BookAudit.Compare(Books([Payment]), Books([Payment])), check => Assert.True(check.Holds));

    [Fact]
    public void Acmes_own_books_add_up()
    {
        var books = ExpectedBooks.From(DemoHistory.Acme.Facts);
        Assert.Equal(books.Length, books.Select(entry => entry.ExternalId).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(books, entry => Assert.True(entry.Open >= 0));
        Assert.Equal("cus_QAcme0013 · 2026-01-20 · 29.00 USD · 0.00 USD open · item 201 × 1 = 29.00", $"{Entry("in_1QAcme0013", books)}");
        Assert.Equal("cus_QAcme0010 · 2026-01-14 · 55,000 JPY · 0 JPY open · item 203 × 3 = 45,000 · item 220 × 1 = 10,000", $"{Entry("in_1QAcme0010", books)}");
    }

    private static ImmutableArray<BookEntry> Books(ImmutableArray<DemoPayment> payments, ImmutableArray<DemoRefund> refunds = default) =>
        ExpectedBooks.From(new([Customer], [Invoice], payments, refunds.IsDefault ? [] : refunds));

    private static BookEntry Entry(string externalId, ImmutableArray<BookEntry> books) => books.Single(entry => entry.ExternalId == externalId);

    private static DateTimeOffset At(int day, int hour) => new(2026, 1, day, hour, 0, 0, TimeSpan.Zero);
}
