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
        var invoice = story.Book(Invoice("0001", bakery, Utc(6, 15, 0), new DemoLine(DemoPrice.Team, 1, 9900), new DemoLine(DemoPrice.Seat, 4, 6000)));
        var payment = story.Book(Payment("0001", invoice, Utc(6, 15, 1)));
        story.Send("customer.created", Utc(5, 14, 0), StripeVersion.BeforeBasil, StripeObjects.Customer(bakery), Booked);
        story.Send("customer.subscription.created", Utc(6, 14, 0), StripeVersion.BeforeBasil, Bare("subscription", "sub_1QAcme0001"), Ignored);
        story.Send("invoice.created", Utc(6, 14, 1), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, null, StripeVersion.BeforeBasil, "draft"), Ignored);
        story.Send("invoice.finalized", Utc(6, 15, 0), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, null, StripeVersion.BeforeBasil), Booked);
        story.Send("payment_intent.succeeded", Utc(6, 15, 1), StripeVersion.BeforeBasil, Bare("payment_intent", payment.Intent), Ignored);
        story.Send("charge.succeeded", Utc(6, 15, 1), StripeVersion.BeforeBasil, StripeObjects.Charge(payment, StripeVersion.BeforeBasil), Booked);
        story.Send("invoice.paid", Utc(6, 15, 1), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, payment, StripeVersion.BeforeBasil), Booked);
        story.SendAgain();
        story.Send("invoice.payment_succeeded", Utc(6, 15, 1), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, payment, StripeVersion.BeforeBasil), Booked, "the same payment, told a third time");
    }

    // From basil on: the charge waits for the event that links it to its invoice. With tax and a discount.
    private static void Dentist(DemoStory story)
    {
        var dentist = story.Book(Customer("0002", "Lakeside Dental", "billing@lakesidedental.example", null));
        var invoice = story.Book(Invoice("0002", dentist, Utc(7, 16, 0), new DemoLine(DemoPrice.Enterprise, 1, 120000), new DemoLine(DemoPrice.Onboarding, 1, 25000)) with { DiscountMinor = 14500, TaxMinor = 11582 });
        var payment = story.Book(Payment("0002", invoice, Utc(7, 16, 2)));
        story.Send("customer.created", Utc(7, 15, 0), StripeVersion.Clover, StripeObjects.Customer(dentist), Booked);
        story.Send("invoice.finalized", Utc(7, 16, 0), StripeVersion.Clover, StripeInvoice.Of(invoice, null, StripeVersion.Clover), Booked, "with a discount and tax");
        story.Send("charge.succeeded", Utc(7, 16, 2), StripeVersion.Clover, StripeObjects.Charge(payment, StripeVersion.Clover), Booked, "names no invoice: waits for the next event", afterAPause: true);
        story.Send("invoice_payment.paid", Utc(7, 16, 2), StripeVersion.Clover, StripeObjects.InvoicePayment(payment), Booked, afterAPause: true);
        story.SendAgain();
        story.Send("invoice.paid", Utc(7, 16, 2), StripeVersion.Clover, StripeInvoice.Of(invoice, payment, StripeVersion.Clover), Booked);
    }

    private static void ShopPaidBeforeFinalized(DemoStory story)
    {
        var shop = story.Book(Customer("0003", "Juniper & Sons", "accounts@juniper.example", "+1 646 555 0103"));
        var invoice = story.Book(Invoice("0003", shop, Utc(8, 14, 0), new DemoLine(DemoPrice.Starter, 2, 5800)));
        var payment = story.Book(Payment("0003", invoice, Utc(8, 14, 5)));
        story.Send("customer.created", Utc(8, 13, 0), StripeVersion.BeforeBasil, StripeObjects.Customer(shop), Booked);
        story.Send("invoice.paid", Utc(8, 14, 5), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, payment, StripeVersion.BeforeBasil), Booked, "paid arrives before finalized");
        story.Send("invoice.finalized", Utc(8, 14, 0), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, null, StripeVersion.BeforeBasil), Booked, afterAPause: true);
        story.SendAgain();
    }

    private static void HardwarePaidBeforeInvoiced(DemoStory story)
    {
        var hardware = story.Book(Customer("0004", "Mill Creek Hardware", "ap@millcreek.example", null));
        var invoice = story.Book(Invoice("0004", hardware, Utc(9, 15, 0), new DemoLine(DemoPrice.Training, 2, 160000)));
        var payment = story.Book(Payment("0004", invoice, Utc(9, 15, 30)));
        story.Send("customer.created", Utc(9, 14, 0), StripeVersion.BeforeBasil, StripeObjects.Customer(hardware), Booked);
        story.Send("charge.succeeded", Utc(9, 15, 30), StripeVersion.BeforeBasil, StripeObjects.Charge(payment, StripeVersion.BeforeBasil), Booked, "the payment arrives before its invoice");
        story.Send("invoice.finalized", Utc(9, 15, 0), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, null, StripeVersion.BeforeBasil), Booked, afterAPause: true);
    }

    // The oldest shape: charge.refunded carries the refund, and refund.created tells the same once more.
    private static void YogaRefundedBeforeCharged(DemoStory story)
    {
        var yoga = story.Book(Customer("0005", "Orchard Yoga", "hello@orchardyoga.example", null));
        var payment = story.Book(Sale("0005", yoga, 4500, Utc(9, 17, 0), null));
        var refund = story.Book(new DemoRefund("re_3QAcme0005A", payment, 1500, Utc(9, 18, 0)));
        story.Send("customer.created", Utc(9, 16, 0), StripeVersion.Old, StripeObjects.Customer(yoga), Booked);
        story.Send(
            "charge.refunded",
            Utc(9, 18, 0),
            StripeVersion.Old,
            StripeObjects.RefundedCharge(payment, StripeVersion.Old, refund),
            Booked,
            "the refund arrives before its charge",
            previous: new JsonObject { ["amount_refunded"] = 0 });
        story.Send("charge.succeeded", Utc(9, 17, 0), StripeVersion.Old, StripeObjects.Charge(payment, StripeVersion.Old), Booked, afterAPause: true);
        story.Send("refund.created", Utc(9, 18, 0), StripeVersion.Clover, StripeObjects.Refund(refund), Booked, "the same refund in another version");
    }

    private static void ToysRenamedBeforeCreated(DemoStory story)
    {
        var before = Customer("0006", "Pinecone Toys", "info@pinecone.example", null);
        var toys = story.Book(before with { Name = "Pinecone Toys & Games", Phone = "+1 518 555 0106" });
        story.Send("customer.updated", Utc(10, 14, 30), StripeVersion.Clover, StripeObjects.Customer(toys), Booked, "updated arrives before created", previous: new JsonObject { ["name"] = before.Name, ["phone"] = null });
        story.Send("customer.created", Utc(10, 14, 0), StripeVersion.Clover, StripeObjects.Customer(before), Booked, afterAPause: true);
    }

    // Sales without an invoice: before basil the charge says so, from basil on acme's mark does.
    private static void BooksWithoutInvoice(DemoStory story)
    {
        var reader = story.Book(Customer("0007", "Willa Okafor", "willa@reader.example", null));
        var old = story.Book(Sale("0007", reader, 2995, Utc(11, 18, 0), null));
        var marked = story.Book(Sale("0008", reader, 7450, Utc(12, 18, 0), "web-20417"));
        var refund = story.Book(new DemoRefund("re_3QAcme0008A", marked, 7450, Utc(13, 15, 0)));
        story.Send("checkout.session.completed", Utc(11, 18, 0), StripeVersion.BeforeBasil, Bare("checkout.session", "cs_1QAcme0007"), Ignored);
        story.Send("charge.succeeded", Utc(11, 18, 0), StripeVersion.BeforeBasil, StripeObjects.Charge(old, StripeVersion.BeforeBasil), Booked, "creates the customer too");
        story.Send("customer.created", Utc(11, 17, 59), StripeVersion.BeforeBasil, StripeObjects.Customer(reader), Booked);
        story.Send("charge.succeeded", Utc(12, 18, 0), StripeVersion.Clover, StripeObjects.Charge(marked, StripeVersion.Clover), Booked);
        story.SendAgain();
        story.Send("refund.created", Utc(13, 15, 0), StripeVersion.Clover, StripeObjects.Refund(refund), Booked, afterAPause: true);
        story.Send("charge.refunded", Utc(13, 15, 0), StripeVersion.Clover, StripeObjects.RefundedCharge(marked, StripeVersion.Clover, refund), Ignored, "does not carry the refund any more");
    }

    private static void CateringRefundedInParts(DemoStory story)
    {
        var catering = story.Book(Customer("0009", "Saltmarsh Catering", "books@saltmarsh.example", "+1 631 555 0109"));
        var invoice = story.Book(Invoice("0009", catering, Utc(13, 15, 0), new DemoLine(DemoPrice.Onboarding, 1, 25000), new DemoLine(DemoPrice.Seat, 10, 15000)));
        var payment = story.Book(Payment("0009", invoice, Utc(13, 15, 1)));
        var first = story.Book(new DemoRefund("re_3QAcme0009A", payment, 1500, Utc(14, 16, 0)));
        var second = story.Book(new DemoRefund("re_3QAcme0009B", payment, 3000, Utc(16, 16, 0)));
        var failed = new DemoRefund("re_3QAcme0009C", payment, 500, Utc(16, 17, 0), "failed");
        story.Send("customer.created", Utc(12, 15, 0), StripeVersion.Clover, StripeObjects.Customer(catering), Booked);
        story.Send("invoice.finalized", Utc(13, 15, 0), StripeVersion.Clover, StripeInvoice.Of(invoice, null, StripeVersion.Clover), Booked);
        story.Send("invoice_payment.paid", Utc(13, 15, 1), StripeVersion.Clover, StripeObjects.InvoicePayment(payment), Booked);
        story.Send("invoice.payment_succeeded", Utc(13, 15, 1), StripeVersion.Clover, StripeInvoice.Of(invoice, payment, StripeVersion.Clover), Booked);
        story.Send("refund.created", Utc(14, 16, 0), StripeVersion.Clover, StripeObjects.Refund(first), Booked);
        story.SendAgain();
        story.Send("refund.created", Utc(16, 16, 0), StripeVersion.Clover, StripeObjects.Refund(second), Booked);
        story.Send("refund.created", Utc(16, 17, 0), StripeVersion.Clover, StripeObjects.Refund(failed), Ignored);
    }

    private static void StationeryInYen(DemoStory story)
    {
        var stationery = story.Book(Customer("0010", "Sakura Stationery", "keiri@sakura.example", "+81 3 5550 0110"));
        var invoice = story.Book(Invoice("0010", stationery, Utc(14, 15, 0), new DemoLine(DemoPrice.Team, 3, 45000), new DemoLine(DemoPrice.Onboarding, 1, 10000)) with { Currency = "jpy" });
        var payment = story.Book(Payment("0010", invoice, Utc(14, 15, 10)));
        story.Send("customer.created", Utc(14, 14, 0), StripeVersion.BeforeBasil, StripeObjects.Customer(stationery), Booked);
        story.Send("invoice.finalized", Utc(14, 15, 0), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, null, StripeVersion.BeforeBasil), Booked, "yen have no cents");
        story.Send("invoice.paid", Utc(14, 15, 10), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, payment, StripeVersion.BeforeBasil), Booked);
    }

    // A change of plan in mid-month: a credit line and a charge line. The payment fails, so the invoice stays open.
    private static void StudioThatUpgrades(DemoStory story)
    {
        var studio = story.Book(Customer("0011", "Grainline Studio", "studio@grainline.example", null));
        var invoice = story.Book(Invoice("0011", studio, Utc(16, 15, 0), new DemoLine(DemoPrice.Starter, 1, -1450, IsProration: true), new DemoLine(DemoPrice.Enterprise, 1, 60000, IsProration: true)));
        story.Send("customer.created", Utc(16, 14, 0), StripeVersion.Clover, StripeObjects.Customer(studio), Booked);
        story.Send("customer.subscription.updated", Utc(16, 15, 0), StripeVersion.Clover, Bare("subscription", "sub_1QAcme0011"), Ignored);
        story.Send("invoice.finalized", Utc(16, 15, 0), StripeVersion.Clover, StripeInvoice.Of(invoice, null, StripeVersion.Clover), Booked, "proration: a negative line");
        story.Send("charge.failed", Utc(16, 15, 1), StripeVersion.Clover, Bare("charge", "ch_3QAcme0011"), Ignored);
        story.Send("invoice.payment_failed", Utc(16, 15, 1), StripeVersion.Clover, StripeInvoice.Of(invoice, null, StripeVersion.Clover), Booked, "stays open");
    }

    private static void BrasserieInEuro(DemoStory story)
    {
        var brasserie = story.Book(Customer("0012", "Brasserie Lumière", "compta@lumiere.example", "+33 1 55 50 01 12"));
        var invoice = story.Book(Invoice("0012", brasserie, Utc(19, 9, 0), new DemoLine(DemoPrice.Training, 1, 72000)) with { Currency = "eur", Region = "emea" });
        var payment = story.Book(Payment("0012", invoice, Utc(19, 9, 1)));
        story.Send("invoice.finalized", Utc(19, 9, 0), StripeVersion.Clover, StripeInvoice.Of(invoice, null, StripeVersion.Clover), Booked, "creates the customer too");
        story.Send("customer.created", Utc(19, 8, 0), StripeVersion.Clover, StripeObjects.Customer(brasserie), Booked);
        story.Send("invoice_payment.paid", Utc(19, 9, 1), StripeVersion.Clover, StripeObjects.InvoicePayment(payment), Booked);
    }

    // Past midnight in London, still the evening before in New York: the books say 20 January.
    private static void DinerAtMidnight(DemoStory story)
    {
        var diner = story.Book(Customer("0013", "Nightjar Diner", "owner@nightjar.example", null));
        var invoice = story.Book(Invoice("0013", diner, Utc(21, 3, 30), new DemoLine(DemoPrice.Starter, 1, 2900)));
        var payment = story.Book(Payment("0013", invoice, Utc(21, 3, 31)));
        story.Send("customer.created", Utc(21, 3, 0), StripeVersion.BeforeBasil, StripeObjects.Customer(diner), Booked);
        story.Send("invoice.paid", Utc(21, 3, 31), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, payment, StripeVersion.BeforeBasil), Booked, "21 January in UTC, 20 January in New York");
    }

    // While acme moves to the new version, both endpoints tell of one payment: two event ids, one fact.
    private static void ClinicInTwoVersions(DemoStory story)
    {
        var clinic = story.Book(Customer("0014", "Fernwood Clinic", "finance@fernwood.example", null));
        var invoice = story.Book(Invoice("0014", clinic, Utc(22, 15, 0), new DemoLine(DemoPrice.Enterprise, 1, 120000)));
        var payment = story.Book(Payment("0014", invoice, Utc(22, 15, 1)));
        story.Send("customer.created", Utc(22, 14, 0), StripeVersion.BeforeBasil, StripeObjects.Customer(clinic), Booked);
        story.Send("invoice.paid", Utc(22, 15, 1), StripeVersion.BeforeBasil, StripeInvoice.Of(invoice, payment, StripeVersion.BeforeBasil), Booked, "told by the old endpoint");
        story.Send("invoice.paid", Utc(22, 15, 1), StripeVersion.Clover, StripeInvoice.Of(invoice, payment, StripeVersion.Clover), Booked, "and by the new one");
        story.Send("invoice_payment.paid", Utc(22, 15, 1), StripeVersion.Clover, StripeObjects.InvoicePayment(payment), Booked, "and linked once more");
    }

    private static void WorkshopCapturedLater(DemoStory story)
    {
        var workshop = story.Book(Customer("0015", "Tannery Lane Workshop", "desk@tannerylane.example", null));
        var authorized = Sale("0015", workshop, 88000, Utc(22, 17, 0), null);
        story.Book(authorized with { At = Utc(23, 17, 0) });
        story.Send("customer.created", Utc(22, 16, 0), StripeVersion.BeforeBasil, StripeObjects.Customer(workshop), Booked);
        story.Send("charge.succeeded", Utc(22, 17, 0), StripeVersion.BeforeBasil, StripeObjects.Charge(authorized, StripeVersion.BeforeBasil, captured: false), Ignored, "only authorized: no money has moved");
        story.Send("charge.captured", Utc(23, 17, 0), StripeVersion.BeforeBasil, StripeObjects.Charge(authorized, StripeVersion.BeforeBasil), Booked, "the money moves a day later");
    }

    private static void WhatAcmeLeavesOut(DemoStory story)
    {
        var visitor = Customer("0016", "Curious Visitor", "try@visitor.example", null);
        var trial = Invoice("0016", visitor, Utc(26, 15, 0), new DemoLine(DemoPrice.Starter, 1, 0));
        story.Send("product.created", Utc(26, 14, 0), StripeVersion.Clover, Bare("product", "prod_1QAcmeWorkshop"), Ignored);
        story.Send("price.created", Utc(26, 14, 0), StripeVersion.Clover, Bare("price", DemoPrice.New.Id), Ignored);
        story.Send("invoice.finalized", Utc(26, 15, 0), StripeVersion.Clover, StripeInvoice.Of(trial, null, StripeVersion.Clover), Ignored, "a free trial: left out by acme's own rule");
        story.Send("payout.paid", Utc(26, 16, 0), StripeVersion.Clover, Bare("payout", "po_1QAcme0001"), Ignored);
    }

    private static void WhatPeopleHaveToDecide(DemoStory story)
    {
        var nordic = story.Book(Customer("0017", "Nordlys Interior", "ekonomi@nordlys.example", null));
        var kronor = Invoice("0017", nordic, Utc(27, 15, 0), new DemoLine(DemoPrice.Team, 1, 99000)) with { Currency = "sek" };
        var unknownItem = Invoice("0018", nordic, Utc(27, 16, 0), new DemoLine(DemoPrice.Starter, 1, 2900), new DemoLine(DemoPrice.New, 1, 35000));
        var cutOff = Invoice("0019", nordic, Utc(27, 17, 0), new DemoLine(DemoPrice.Seat, 20, 30000)) with { IsCutOff = true };
        var nobody = new DemoPayment("pi_3QAcme0020", "ch_3QAcme0020", null, "usd", 1200, Utc(28, 15, 0), null, null);
        var unlinked = Sale("0021", nordic, 5400, Utc(28, 16, 0), null);
        story.Send("customer.created", Utc(27, 14, 0), StripeVersion.Clover, StripeObjects.Customer(nordic), Booked);
        story.Send("invoice.finalized", Utc(27, 15, 0), StripeVersion.Clover, StripeInvoice.Of(kronor, null, StripeVersion.Clover), Raised, "acme has no Swedish kronor");
        story.Send("invoice.finalized", Utc(27, 16, 0), StripeVersion.Clover, StripeInvoice.Of(unknownItem, null, StripeVersion.Clover), Raised, "no NetSuite item for the workshop");
        story.Send("invoice.finalized", Utc(27, 17, 0), StripeVersion.Clover, StripeInvoice.Of(cutOff, null, StripeVersion.Clover), Raised, "Stripe sent only some of the lines");
        story.Send("charge.succeeded", Utc(28, 15, 0), StripeVersion.BeforeBasil, StripeObjects.Charge(nobody, StripeVersion.BeforeBasil), Raised, "names no customer");
        story.Send("invoice.teleported", Utc(28, 15, 30), StripeVersion.Clover, Bare("invoice", "in_1QAcme0022"), Raised, "an event name that nobody declared");
        story.Send("charge.succeeded", Utc(28, 16, 0), StripeVersion.Clover, StripeObjects.Charge(unlinked, StripeVersion.Clover), Waiting, "nothing has linked it to an invoice yet");
    }

    private static void WhatTheEndpointRefuses(DemoStory story)
    {
        var genuine = story.Deliveries[0];
        story.SendRefused(genuine with { Expected = Refused, HasBadSignature = true, Remark = "signed by somebody else" });
        story.SendRefused(new(string.Empty, "(not JSON)", Encoding.UTF8.GetBytes("payment=received&amount=100"), Refused) { Remark = "a body that is no JSON" });
    }

    private static DemoCustomer Customer(string number, string name, string email, string? phone) => new($"cus_QAcme{number}", name, email, phone);

    private static DemoInvoice Invoice(string number, DemoCustomer customer, DateTimeOffset at, params ImmutableArray<DemoLine> lines) =>
        new($"in_1QAcme{number}", $"ACME-{number}", customer, "usd", at, lines);

    private static DemoPayment Payment(string number, DemoInvoice invoice, DateTimeOffset at) =>
        new($"pi_3QAcme{number}", $"ch_3QAcme{number}", invoice.Customer, invoice.Currency, invoice.TotalMinor, at, invoice, null);

    private static DemoPayment Sale(string number, DemoCustomer customer, long amountMinor, DateTimeOffset at, string? orderId) =>
        new($"pi_3QAcme{number}", $"ch_3QAcme{number}", customer, "usd", amountMinor, at, null, orderId);

    /// <summary>An object of which only the event's name matters to acme.</summary>
    private static JsonObject Bare(string kind, string id) => new() { ["id"] = id, ["object"] = kind, ["livemode"] = false };

    /// <summary>A time in January 2026.</summary>
    private static DateTimeOffset Utc(int day, int hour, int minute) => new(2026, 1, day, hour, minute, 0, TimeSpan.Zero);
}
