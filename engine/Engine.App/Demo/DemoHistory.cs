using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using static Engine.App.Demo.DemoOutcome;

namespace Engine.App.Demo;

/// <summary>
/// Some weeks of acme's business, a chapter for each customer. Acme has two webhook endpoints while it moves from an old API
/// version to a new one, so that events come in three shapes and now and then twice.
/// </summary>
/// <param name="Deliveries">In the order in which they reach acme, which is not always the order of the facts.</param>
/// <param name="Facts">What of it belongs into the books.</param>
internal sealed record DemoHistory(ImmutableArray<DemoDelivery> Deliveries, DemoFacts Facts)
{
    public static DemoHistory Acme { get; } = Tell();

    private static DemoHistory Tell()
    {
        var story = new DemoStory();
        Bakery(story);
        Dentist(story);
        ShopPaidBeforeFinalized(story);
        HardwarePaidBeforeInvoiced(story);
        YogaRefundedBeforeCharged(story);
        ToysRenamedBeforeCreated(story);
        BooksWithoutInvoice(story);
        CateringRefundedInParts(story);
        StationeryInYen(story);
        StudioThatUpgrades(story);
        BrasserieInEuro(story);
        DinerAtMidnight(story);
        ClinicInTwoVersions(story);
        WorkshopCapturedLater(story);
        WhatAcmeLeavesOut(story);
        WhatPeopleHaveToDecide(story);
        WhatTheEndpointRefuses(story);
        return new(story.Deliveries, story.Facts);
    }

    // The plain case: everything in order, in a version before basil.
    private static void Bakery(DemoStory story)
    {
        var bakery = story.Book(Customer("0001", "Harbor Street Bakery", "office@harborstreet.example", "+1 212 555 0101"));
        var invoice = story.Book(Invoice(
            "0001", bakery, Utc(6, 15, 0),
            new DemoLine(DemoPrice.Team, 1, 9900),
            new DemoLine(DemoPrice.Seat, 4, 6000)));
        var payment = story.Book(Payment("0001", invoice, Utc(6, 15, 1)));
        story.BeforeBasil.Customer("created", bakery, Utc(5, 14, 0));
        story.BeforeBasil.Other("customer.subscription.created", "subscription", "sub_1QAcme0001", Utc(6, 14, 0));
        story.BeforeBasil.Draft(invoice, Utc(6, 14, 1));
        story.BeforeBasil.Invoice("finalized", invoice, null, Utc(6, 15, 0));
        story.BeforeBasil.Other("payment_intent.succeeded", "payment_intent", payment.Intent, Utc(6, 15, 1));
        story.BeforeBasil.Charge("succeeded", payment, Utc(6, 15, 1));
        story.BeforeBasil.Invoice("paid", invoice, payment, Utc(6, 15, 1));
        story.SendAgain();
        story.BeforeBasil.Invoice("payment_succeeded", invoice, payment, Utc(6, 15, 1), "the same payment, told a third time");
    }

    // From basil on: the charge waits for the event that links it to its invoice. With tax and a discount.
    private static void Dentist(DemoStory story)
    {
        var dentist = story.Book(Customer("0002", "Lakeside Dental", "billing@lakesidedental.example", null));
        var invoice = story.Book(Invoice(
            "0002", dentist, Utc(7, 16, 0),
            new DemoLine(DemoPrice.Enterprise, 1, 120000),
            new DemoLine(DemoPrice.Onboarding, 1, 25000))
            with
        { DiscountMinor = 14500, TaxMinor = 11582 });
        var payment = story.Book(Payment("0002", invoice, Utc(7, 16, 2)));
        story.Clover.Customer("created", dentist, Utc(7, 15, 0));
        story.Clover.Invoice("finalized", invoice, null, Utc(7, 16, 0), "with a discount and tax");
        story.Clover.Charge("succeeded", payment, Utc(7, 16, 2), "names no invoice: waits for the next event", afterAPause: true);
        story.Clover.InvoicePaymentPaid(payment, Utc(7, 16, 2), afterAPause: true);
        story.SendAgain();
        story.Clover.Invoice("paid", invoice, payment, Utc(7, 16, 2));
    }

    private static void ShopPaidBeforeFinalized(DemoStory story)
    {
        var shop = story.Book(Customer("0003", "Juniper & Sons", "accounts@juniper.example", "+1 646 555 0103"));
        var invoice = story.Book(Invoice("0003", shop, Utc(8, 14, 0), new DemoLine(DemoPrice.Starter, 2, 5800)));
        var payment = story.Book(Payment("0003", invoice, Utc(8, 14, 5)));
        story.BeforeBasil.Customer("created", shop, Utc(8, 13, 0));
        story.BeforeBasil.Invoice("paid", invoice, payment, Utc(8, 14, 5), "paid arrives before finalized");
        story.BeforeBasil.Invoice("finalized", invoice, null, Utc(8, 14, 0), afterAPause: true);
        story.SendAgain();
    }

    private static void HardwarePaidBeforeInvoiced(DemoStory story)
    {
        var hardware = story.Book(Customer("0004", "Mill Creek Hardware", "ap@millcreek.example", null));
        var invoice = story.Book(Invoice("0004", hardware, Utc(9, 15, 0), new DemoLine(DemoPrice.Training, 2, 160000)));
        var payment = story.Book(Payment("0004", invoice, Utc(9, 15, 30)));
        story.BeforeBasil.Customer("created", hardware, Utc(9, 14, 0));
        story.BeforeBasil.Charge("succeeded", payment, Utc(9, 15, 30), "the payment arrives before its invoice");
        story.BeforeBasil.Invoice("finalized", invoice, null, Utc(9, 15, 0), afterAPause: true);
    }

    // The oldest shape: charge.refunded carries the refund, and refund.created tells the same once more.
    private static void YogaRefundedBeforeCharged(DemoStory story)
    {
        var yoga = story.Book(Customer("0005", "Orchard Yoga", "hello@orchardyoga.example", null));
        var payment = story.Book(Sale("0005", yoga, 4500, Utc(9, 17, 0), null));
        var refund = story.Book(new DemoRefund("re_3QAcme0005A", payment, 1500, Utc(9, 18, 0)));
        story.Old.Customer("created", yoga, Utc(9, 16, 0));
        story.Old.ChargeRefunded(payment, 0, Utc(9, 18, 0), "the refund arrives before its charge", newestFirst: refund);
        story.Old.Charge("succeeded", payment, Utc(9, 17, 0), afterAPause: true);
        story.Clover.RefundCreated(refund, Utc(9, 18, 0), "the same refund in another version");
    }

    private static void ToysRenamedBeforeCreated(DemoStory story)
    {
        var before = Customer("0006", "Pinecone Toys", "info@pinecone.example", null);
        var toys = story.Book(before with { Name = "Pinecone Toys & Games", Phone = "+1 518 555 0106" });
        story.Clover.Customer("updated", toys, Utc(10, 14, 30), "updated arrives before created", previous: new JsonObject { ["name"] = before.Name, ["phone"] = null });
        story.Clover.Customer("created", before, Utc(10, 14, 0), afterAPause: true);
    }

    // Sales without an invoice: before basil the charge says so, from basil on acme's mark does.
    private static void BooksWithoutInvoice(DemoStory story)
    {
        var reader = story.Book(Customer("0007", "Willa Okafor", "willa@reader.example", null));
        var old = story.Book(Sale("0007", reader, 2995, Utc(11, 18, 0), null));
        var marked = story.Book(Sale("0008", reader, 7450, Utc(12, 18, 0), "web-20417"));
        var refund = story.Book(new DemoRefund("re_3QAcme0008A", marked, 7450, Utc(13, 15, 0)));
        story.BeforeBasil.Other("checkout.session.completed", "checkout.session", "cs_1QAcme0007", Utc(11, 18, 0));
        story.BeforeBasil.Charge("succeeded", old, Utc(11, 18, 0), "creates the customer too");
        story.BeforeBasil.Customer("created", reader, Utc(11, 17, 59));
        story.Clover.Charge("succeeded", marked, Utc(12, 18, 0));
        story.SendAgain();
        story.Clover.RefundCreated(refund, Utc(13, 15, 0), afterAPause: true);
        story.Clover.ChargeRefunded(marked, 0, Utc(13, 15, 0), "does not carry the refund any more", Ignored, newestFirst: refund);
    }

    private static void CateringRefundedInParts(DemoStory story)
    {
        var catering = story.Book(Customer("0009", "Saltmarsh Catering", "books@saltmarsh.example", "+1 631 555 0109"));
        var invoice = story.Book(Invoice(
            "0009", catering, Utc(13, 15, 0),
            new DemoLine(DemoPrice.Onboarding, 1, 25000),
            new DemoLine(DemoPrice.Seat, 10, 15000)));
        var payment = story.Book(Payment("0009", invoice, Utc(13, 15, 1)));
        var first = story.Book(new DemoRefund("re_3QAcme0009A", payment, 1500, Utc(14, 16, 0)));
        var second = story.Book(new DemoRefund("re_3QAcme0009B", payment, 3000, Utc(16, 16, 0)));
        var failed = new DemoRefund("re_3QAcme0009C", payment, 500, Utc(16, 17, 0), "failed");
        story.Clover.Customer("created", catering, Utc(12, 15, 0));
        story.Clover.Invoice("finalized", invoice, null, Utc(13, 15, 0));
        story.Clover.InvoicePaymentPaid(payment, Utc(13, 15, 1));
        story.Clover.Invoice("payment_succeeded", invoice, payment, Utc(13, 15, 1));
        story.Clover.RefundCreated(first, Utc(14, 16, 0));
        story.SendAgain();
        story.Clover.RefundCreated(second, Utc(16, 16, 0));
        story.Clover.RefundCreated(failed, Utc(16, 17, 0), expected: Ignored);
    }

    private static void StationeryInYen(DemoStory story)
    {
        var stationery = story.Book(Customer("0010", "Sakura Stationery", "keiri@sakura.example", "+81 3 5550 0110"));
        var invoice = story.Book(Invoice(
            "0010", stationery, Utc(14, 15, 0),
            new DemoLine(DemoPrice.Team, 3, 45000),
            new DemoLine(DemoPrice.Onboarding, 1, 10000))
            with
        { Currency = "jpy" });
        var payment = story.Book(Payment("0010", invoice, Utc(14, 15, 10)));
        story.BeforeBasil.Customer("created", stationery, Utc(14, 14, 0));
        story.BeforeBasil.Invoice("finalized", invoice, null, Utc(14, 15, 0), "yen have no cents");
        story.BeforeBasil.Invoice("paid", invoice, payment, Utc(14, 15, 10));
    }

    // A change of plan in mid-month: a credit line and a charge line. The payment fails, so the invoice stays open.
    private static void StudioThatUpgrades(DemoStory story)
    {
        var studio = story.Book(Customer("0011", "Grainline Studio", "studio@grainline.example", null));
        var invoice = story.Book(Invoice(
            "0011", studio, Utc(16, 15, 0),
            new DemoLine(DemoPrice.Starter, 1, -1450, IsProration: true),
            new DemoLine(DemoPrice.Enterprise, 1, 60000, IsProration: true)));
        story.Clover.Customer("created", studio, Utc(16, 14, 0));
        story.Clover.Other("customer.subscription.updated", "subscription", "sub_1QAcme0011", Utc(16, 15, 0));
        story.Clover.Invoice("finalized", invoice, null, Utc(16, 15, 0), "proration: a negative line");
        story.Clover.Other("charge.failed", "charge", "ch_3QAcme0011", Utc(16, 15, 1));
        story.Clover.Invoice("payment_failed", invoice, null, Utc(16, 15, 1), "stays open");
    }

    private static void BrasserieInEuro(DemoStory story)
    {
        var brasserie = story.Book(Customer("0012", "Brasserie Lumière", "compta@lumiere.example", "+33 1 55 50 01 12"));
        var invoice = story.Book(Invoice(
            "0012", brasserie, Utc(19, 9, 0),
            new DemoLine(DemoPrice.Training, 1, 72000))
            with
        { Currency = "eur", Region = "emea" });
        var payment = story.Book(Payment("0012", invoice, Utc(19, 9, 1)));
        story.Clover.Invoice("finalized", invoice, null, Utc(19, 9, 0), "creates the customer too");
        story.Clover.Customer("created", brasserie, Utc(19, 8, 0));
        story.Clover.InvoicePaymentPaid(payment, Utc(19, 9, 1));
    }

    // Past midnight in London, still the evening before in New York: the books say 20 January.
    private static void DinerAtMidnight(DemoStory story)
    {
        var diner = story.Book(Customer("0013", "Nightjar Diner", "owner@nightjar.example", null));
        var invoice = story.Book(Invoice("0013", diner, Utc(21, 3, 30), new DemoLine(DemoPrice.Starter, 1, 2900)));
        var payment = story.Book(Payment("0013", invoice, Utc(21, 3, 31)));
        story.BeforeBasil.Customer("created", diner, Utc(21, 3, 0));
        story.BeforeBasil.Invoice("paid", invoice, payment, Utc(21, 3, 31), "21 January in UTC, 20 January in New York");
    }

    // While acme moves to the new version, both endpoints tell of one payment: two event ids, one fact.
    private static void ClinicInTwoVersions(DemoStory story)
    {
        var clinic = story.Book(Customer("0014", "Fernwood Clinic", "finance@fernwood.example", null));
        var invoice = story.Book(Invoice("0014", clinic, Utc(22, 15, 0), new DemoLine(DemoPrice.Enterprise, 1, 120000)));
        var payment = story.Book(Payment("0014", invoice, Utc(22, 15, 1)));
        story.BeforeBasil.Customer("created", clinic, Utc(22, 14, 0));
        story.BeforeBasil.Invoice("paid", invoice, payment, Utc(22, 15, 1), "told by the old endpoint");
        story.Clover.Invoice("paid", invoice, payment, Utc(22, 15, 1), "and by the new one");
        story.Clover.InvoicePaymentPaid(payment, Utc(22, 15, 1), "and linked once more");
    }

    private static void WorkshopCapturedLater(DemoStory story)
    {
        var workshop = story.Book(Customer("0015", "Tannery Lane Workshop", "desk@tannerylane.example", null));
        var authorized = Sale("0015", workshop, 88000, Utc(22, 17, 0), null);
        story.Book(authorized with { At = Utc(23, 17, 0) });
        story.BeforeBasil.Customer("created", workshop, Utc(22, 16, 0));
        story.BeforeBasil.Charge("succeeded", authorized, Utc(22, 17, 0), captured: false, expected: Ignored, remark: "only authorized: no money has moved");
        story.BeforeBasil.Charge("captured", authorized, Utc(23, 17, 0), "the money moves a day later");
    }

    private static void WhatAcmeLeavesOut(DemoStory story)
    {
        var visitor = Customer("0016", "Curious Visitor", "try@visitor.example", null);
        var trial = Invoice("0016", visitor, Utc(26, 15, 0), new DemoLine(DemoPrice.Starter, 1, 0));
        story.Clover.Other("product.created", "product", "prod_1QAcmeWorkshop", Utc(26, 14, 0));
        story.Clover.Other("price.created", "price", DemoPrice.New.Id, Utc(26, 14, 0));
        story.Clover.Invoice("finalized", trial, null, Utc(26, 15, 0), expected: Ignored, remark: "a free trial: left out by acme's own rule");
        story.Clover.Other("payout.paid", "payout", "po_1QAcme0001", Utc(26, 16, 0));
    }

    private static void WhatPeopleHaveToDecide(DemoStory story)
    {
        var nordic = story.Book(Customer("0017", "Nordlys Interior", "ekonomi@nordlys.example", null));
        var kronor = Invoice("0017", nordic, Utc(27, 15, 0), new DemoLine(DemoPrice.Team, 1, 99000)) with { Currency = "sek" };
        var unknownItem = Invoice("0018", nordic, Utc(27, 16, 0), new DemoLine(DemoPrice.Starter, 1, 2900), new DemoLine(DemoPrice.New, 1, 35000));
        var cutOff = story.Book(Invoice("0019", nordic, Utc(27, 17, 0), new DemoLine(DemoPrice.Seat, 20, 30000)) with { IsCutOff = true });
        var nobody = new DemoPayment("pi_3QAcme0020", "ch_3QAcme0020", null, "usd", 1200, Utc(28, 15, 0), null, null);
        var unlinked = Sale("0021", nordic, 5400, Utc(28, 16, 0), null);
        story.Clover.Customer("created", nordic, Utc(27, 14, 0));
        story.Clover.Invoice("finalized", kronor, null, Utc(27, 15, 0), expected: Raised, remark: "acme has no Swedish kronor");
        story.Clover.Invoice("finalized", unknownItem, null, Utc(27, 16, 0), expected: Raised, remark: "no NetSuite item for the workshop");
        story.Clover.Invoice("finalized", cutOff, null, Utc(27, 17, 0), "Stripe sent only some of the lines: the others are read");
        story.BeforeBasil.Charge("succeeded", nobody, Utc(28, 15, 0), expected: Raised, remark: "names no customer");
        story.Clover.Other("invoice.teleported", "invoice", "in_1QAcme0022", Utc(28, 15, 30), expected: Raised, remark: "an event name that nobody declared");
        story.Clover.Charge("succeeded", unlinked, Utc(28, 16, 0), expected: Waiting, remark: "nothing has linked it to an invoice yet");
    }

    private static void WhatTheEndpointRefuses(DemoStory story)
    {
        var genuine = story.Deliveries[0];
        story.SendRefused(genuine with { Expected = Refused, HasBadSignature = true, Remark = "signed by somebody else" });
        story.SendRefused(new(string.Empty, "(not JSON)", Encoding.UTF8.GetBytes("payment=received&amount=100"), Refused) { Remark = "a body that is no JSON" });
    }

    private static DemoCustomer Customer(string number, string name, string email, string? phone) =>
        new($"cus_QAcme{number}", name, email, phone) { Street = $"{number.TrimStart('0')} Harbor Street" };

    private static DemoInvoice Invoice(string number, DemoCustomer customer, DateTimeOffset at, params ImmutableArray<DemoLine> lines) =>
        new($"in_1QAcme{number}", $"ACME-{number}", customer, "usd", at, lines);

    private static DemoPayment Payment(string number, DemoInvoice invoice, DateTimeOffset at) =>
        new($"pi_3QAcme{number}", $"ch_3QAcme{number}", invoice.Customer, invoice.Currency, invoice.TotalMinor, at, invoice, null);

    private static DemoPayment Sale(string number, DemoCustomer customer, long amountMinor, DateTimeOffset at, string? orderId) =>
        new($"pi_3QAcme{number}", $"ch_3QAcme{number}", customer, "usd", amountMinor, at, null, orderId);

    /// <summary>A time in January 2026.</summary>
    private static DateTimeOffset Utc(int day, int hour, int minute) => new(2026, 1, day, hour, minute, 0, TimeSpan.Zero);
}
