using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Core.Model;
using Engine.Core.Sources;
using Engine.Core.Specs.Books;
using Engine.Core.Values;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.App.Books;

/// <summary>
/// Does what random deeds say, as Stripe would tell of it, and keeps its own simple account of it: what customers owe, what they have to their credit, and what is
/// in Stripe's balance. Knows nothing of mappings, accounts or memos. What cannot be done is left out.
/// </summary>
internal sealed class RandomBusiness
{
    private const string ApiVersion = "2025-12-15.clover";
    private const decimal EuroRate = 1.08m;

    private static readonly DateTimeOffset firstDay = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly List<BookAct.Arrives> told = [];
    private readonly List<JsonObject> transactions = [];
    private readonly Dictionary<string, JsonObject> invoices = [];
    private readonly List<(string Intent, string Charge, string Currency, int Left)> payments = [];
    private readonly List<string> open = [];
    private readonly List<JsonObject> objects = [];
    private int number;

    /// <summary>What is owed on invoices that are not paid, in dollars.</summary>
    public decimal Owed { get; private set; }

    /// <summary>What customers paid without an invoice and did not get back, in dollars.</summary>
    public decimal Credit { get; private set; }

    /// <summary>Stripe's balance by currency, after its fees, in dollars.</summary>
    public Dictionary<string, decimal> Balance { get; } = new(StringComparer.Ordinal) { ["usd"] = 0, ["eur"] = 0 };

    /// <summary>The fees in what is in Stripe's balance, by currency, in dollars: the books learn of them with the payout.</summary>
    public Dictionary<string, decimal> FeesNotBooked { get; } = new(StringComparer.Ordinal) { ["usd"] = 0, ["eur"] = 0 };

    /// <summary>What came to the bank, in dollars.</summary>
    public decimal Arrived { get; private set; }

    /// <summary>Fees that were taken from payouts, in dollars.</summary>
    public decimal FeesBooked { get; private set; }

    /// <param name="andBack">Everything is taken back in the end: open invoices voided, payments refunded, and what Stripe then has or lacks paid out.</param>
    public static (BookSpec Spec, RandomBusiness Business) Do(IEnumerable<Deed> deeds, bool andBack)
    {
        var business = new RandomBusiness();
        foreach (var deed in deeds)
        {
            business.Do(deed);
        }

        if (andBack)
        {
            business.TakeBack();
        }

        var nothing = Yaml.Mapping("after: everything");
        var span = nothing.Span;
        return (new BookSpec("acme", "random", span, [.. business.objects.Select(ValueOf)], [], [.. business.told, new BookAct.Looked("at the end", span, nothing)]), business);
    }

    private void Do(Deed deed)
    {
        number++;
        switch (deed.Kind)
        {
            case DeedKind.InvoiceInDollars or DeedKind.InvoiceInEuros:
                Invoice(deed.Kind == DeedKind.InvoiceInEuros ? "eur" : "usd", deed.Which % 3, deed.Units);
                break;
            case DeedKind.Pay when open.Count > 0:
                Pay(open[deed.Which % open.Count]);
                break;
            case DeedKind.Void when open.Count > 0:
                Void(open[deed.Which % open.Count]);
                break;
            case DeedKind.Refund when payments.Exists(payment => payment.Left > 0):
                Refund(payments.FindAll(payment => payment.Left > 0) is var left ? left[deed.Which % left.Count] : default, deed.Units);
                break;
            case DeedKind.SellWithoutInvoice:
                Sell(deed.Units);
                break;
            case DeedKind.PayOut:
                PayOut(deed.Which % 2 == 0 ? "usd" : "eur");
                break;
            case DeedKind.TellAgain when told.Count > 0:
                told.Add(told[deed.Which % told.Count]);
                break;
        }
    }

    private void TakeBack()
    {
        foreach (var invoice in open.ToList())
        {
            number++;
            Void(invoice);
        }

        foreach (var payment in payments.FindAll(payment => payment.Left > 0))
        {
            number++;
            Refund(payment, payment.Left);
        }

        foreach (var currency in Balance.Keys)
        {
            number++;
            PayOut(currency, evenFromTheBank: true);
        }
    }

    private void Invoice(string currency, int customer, int units)
    {
        var (id, minor) = ($"in_{number}", units * 100);
        var invoice = Load("invoice", ("id", id), ("currency", currency), ("customer", $"cus_{customer}"), ("total", minor), ("subtotal", minor), ("amount_due", minor), ("amount_remaining", minor));
        invoice["lines"]!["data"]![0]!["amount"] = minor;
        invoice["lines"]!["data"]![0]!["currency"] = currency;
        invoice["customer_email"] = $"customer{customer}@example.com";
        invoices[id] = invoice;
        open.Add(id);
        Owed += InDollars(units, currency);
        Tell("invoice.finalized", invoice);
    }

    private void Pay(string id)
    {
        open.Remove(id);
        var invoice = invoices[id];
        var (currency, minor, intent, charge) = ((string)invoice["currency"]!, (int)invoice["total"]!, $"pi_{number}", $"ch_{number}");
        Earn(currency, minor, Charge(charge, intent, currency, minor, (string)invoice["customer"]!));
        payments.Add((intent, charge, currency, minor));
        Owed -= InDollars(minor / 100m, currency);
        var payment = Load("invoice-payment", ("id", $"inpay_{number}"), ("invoice", id), ("currency", currency), ("amount_paid", minor), ("amount_requested", minor));
        payment["payment"]!["payment_intent"] = intent;
        Tell("invoice_payment.paid", payment);
        invoice["status"] = "paid";
        invoice["amount_paid"] = minor;
        invoice["amount_remaining"] = 0;
        invoice["status_transitions"]!["paid_at"] = Now();
        Tell("invoice.paid", invoice);
    }

    private void Void(string id)
    {
        open.Remove(id);
        var invoice = invoices[id];
        Owed -= InDollars((int)invoice["total"]! / 100m, (string)invoice["currency"]!);
        invoice["status"] = "void";
        invoice["status_transitions"]!["voided_at"] = Now();
        Tell("invoice.voided", invoice);
    }

    private void Sell(int units)
    {
        var (intent, id, minor) = ($"pi_{number}", $"ch_{number}", units * 100);
        var charge = Charge(id, intent, "usd", minor, "cus_0");
        charge["metadata"]!["order_id"] = $"order-{number}";
        Earn("usd", minor, charge);
        payments.Add((intent, id, "usd-sale", minor));
        Credit += units;
        Tell("charge.succeeded", charge);
    }

    private void Refund((string Intent, string Charge, string Currency, int Left) payment, int units)
    {
        var minor = Math.Min(units * 100, payment.Left);
        var currency = payment.Currency[..3];
        payments[payments.FindIndex(one => one.Intent == payment.Intent)] = payment with { Left = payment.Left - minor };
        if (payment.Currency == "usd-sale")
        {
            Credit -= minor / 100m;
        }

        var refund = Load("refund", ("id", $"re_{number}"), ("amount", minor), ("currency", currency), ("charge", payment.Charge), ("payment_intent", payment.Intent), ("balance_transaction", $"txn_re_{number}"));
        Move($"txn_re_{number}", "refund", currency, -minor, 0, $"re_{number}");
        Tell("refund.created", refund);
    }

    // Stripe takes from the bank what is missing in its balance.
    private void PayOut(string currency, bool evenFromTheBank = false)
    {
        var waiting = transactions.FindAll(one => (string)one["currency"]! == currency && one["_payout"] is null);
        var sum = waiting.Sum(one => (int)one["net"]!);
        if (sum == 0 || (sum < 0 && !evenFromTheBank))
        {
            return;
        }

        var (id, entry) = ($"po_{number}", $"txn_po_{number}");
        waiting.ForEach(one => one["_payout"] = id);
        objects.AddRange(waiting);
        Move(entry, "payout", currency, -sum, 0, id);
        transactions[^1]["_payout"] = id;
        objects.Add(transactions[^1]);
        Arrived += InDollars(sum / 100m, currency);
        FeesBooked += FeesNotBooked[currency];
        FeesNotBooked[currency] = 0;
        Tell("payout.paid", Load("payout", ("id", id), ("amount", sum), ("currency", currency), ("balance_transaction", entry)));
    }

    private JsonObject Charge(string id, string intent, string currency, int minor, string customer)
    {
        var charge = Load("charge", ("id", id), ("amount", minor), ("amount_captured", minor), ("currency", currency), ("customer", customer), ("payment_intent", intent), ("balance_transaction", $"txn_{id}"));
        objects.Add(charge);
        return charge;
    }

    // Stripe's fee: one unit, so that a conversion at the books' rate never rounds.
    private void Earn(string currency, int minor, JsonObject charge) => Move($"txn_{charge["id"]}", "charge", currency, minor, 100, (string)charge["id"]!);

    private void Move(string id, string kind, string currency, int minor, int fee, string source)
    {
        Balance[currency] += InDollars((minor - fee) / 100m, currency);
        FeesNotBooked[currency] += InDollars(fee / 100m, currency);
        transactions.Add(new JsonObject
        {
            ["id"] = id,
            ["object"] = "balance_transaction",
            ["amount"] = minor,
            ["created"] = Now(),
            ["currency"] = currency,
            ["exchange_rate"] = null,
            ["fee"] = fee,
            ["fee_details"] = fee == 0 ? [] : new JsonArray(new JsonObject { ["amount"] = fee, ["application"] = null, ["currency"] = currency, ["description"] = "Stripe processing fees", ["type"] = "stripe_fee" }),
            ["net"] = minor - fee,
            ["reporting_category"] = kind,
            ["source"] = source,
            ["status"] = "available",
            ["type"] = kind,
        });
    }

    private void Tell(string type, JsonObject content)
    {
        var value = ValueOf(content);
        var stripe = EventSources.Of(StripeSource.Name);
        var whole = stripe.Enclose(new EventFacts($"evt_{told.Count + 1}_{number}", type, firstDay.AddDays(number), ApiVersion, Value.Null), value);
        told.Add(new BookAct.Arrives(((EventReading.Read)stripe.Read(StripeSource.Name, whole)).Event, value));
    }

    private long Now() => firstDay.AddDays(number).ToUnixTimeSeconds();

    private static decimal InDollars(decimal units, string currency) => currency == "eur" ? units * EuroRate : units;

    private JsonObject Load(string file, params (string Name, JsonNode Value)[] changes)
    {
        var loaded = JsonNode.Parse(File.ReadAllBytes(Repository.PathOf($"mappings/acme/specs/books/objects/{file}.json")))!.AsObject();
        loaded["created"] = Now();
        foreach (var (name, value) in changes)
        {
            loaded[name] = value;
        }

        return loaded;
    }

    private static Value ValueOf(JsonObject json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return Engine.Core.Values.JsonValue.From(document.RootElement.Clone());
    }
}
