using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Matching;

namespace Engine.Tests.Core.Matching;

/// <summary>
/// Payments of which it is known what they are for, made from a seed: references inside other text, payers whose names are cut and misspelt,
/// bundles, second payments, short and partial ones, deductions, credit memos, wrong references, and money that belongs to nothing open.
/// </summary>
internal sealed class LabelledSet
{
    private static readonly string[] Syllables = ["nor", "ven", "tal", "mar", "cor", "lin", "dex", "sol", "bri", "kar", "tek", "ost", "wer", "pol", "gra", "hud"];
    private static readonly string[] Forms = ["Inc.", "LLC", "Corp", "Ltd", "GmbH", "Co.", ""];
    private static readonly string[] Noise = ["ACH CREDIT", "PAYMENT", "WIRE IN", "REMITTANCE ADVICE TO FOLLOW", ""];

    private static readonly (string Kind, int Weight)[] Kinds =
    [
        ("reference", 380), ("amount", 140), ("amount, payer's name", 60), ("bundle named", 80), ("bundle not named", 50), ("second payment", 40), ("second payment, not named", 4),
        ("short, small", 50), ("short, large", 30), ("deduction", 40), ("more than open", 30), ("partial by line", 30), ("partial", 20), ("less a credit memo", 30), ("parent pays", 20),
        ("reference of another customer", 15), ("reference unknown", 20), ("other currency", 10), ("not for any invoice", 20),
    ];

    private readonly List<OpenInvoice> invoices = [];
    private readonly List<MatchPayment> payments = [];
    private readonly List<(string Kind, ImmutableArray<string> Truth)> labels = [];
    private readonly List<(string Id, string Name, string? Parent)> customers = [];
    private readonly Dictionary<string, List<int>> byCustomer = [];
    private readonly HashSet<int> used = [];
    private readonly List<int> paid = [];
    private ulong state;

    public LabelledSet(ulong seed, int customerCount, int invoiceCount, int paymentCount)
    {
        state = (seed * 0x9E3779B97F4A7C15UL) + 1;
        MakeCustomers(customerCount);
        MakeInvoices(invoiceCount);
        for (var i = 0; i < paymentCount; i++)
        {
            Pay(Kind());
        }
    }

    public IReadOnlyList<(string Kind, ImmutableArray<string> Truth)> Labels => labels;

    public ImmutableArray<MatchPayment> Payments => [.. payments];

    /// <summary>Crosswalks of the client: some payers confirmed by people, the codes of deductions.</summary>
    public static FrozenDictionary<string, Crosswalk> Crosswalks { get; } = new Dictionary<string, Crosswalk>
    {
        ["payer-aliases"] = new("payer-aliases", FrozenDictionary<string, CrosswalkRow>.Empty),
        ["deduction-codes"] = new("deduction-codes", new[] { "03", "81" }.ToFrozenDictionary(code => code, code => new CrosswalkRow(code, $"61{code}", true, new SourceSpan("deduction-codes.csv", new TextPosition(1, 1), new TextPosition(1, 1))))),
    }.ToFrozenDictionary();

    public OpenInvoices Open()
    {
        var builder = new OpenInvoicesBuilder(invoices.Count);
        foreach (var invoice in invoices)
        {
            if (!builder.TryAdd(invoice))
            {
                throw new InvalidDataException(invoice.Id);
            }
        }

        foreach (var (id, name, parent) in customers)
        {
            builder.Add(new OpenCustomer(id, name, parent, null));
        }

        return builder.Build();
    }

    private int Dice(int sides)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)sides);
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[Dice(from.Count)];

    private void MakeCustomers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var name = string.Concat(Enumerable.Range(0, 3).Select(_ => Pick(Syllables)));
            customers.Add((string.Create(CultureInfo.InvariantCulture, $"{1000 + i}"), $"{char.ToUpperInvariant(name[0])}{name[1..]} {Pick(["Trading", "Foods", "Systems", "Health"])} {Pick(Forms)}".Trim(), i % 10 == 9 ? $"{1000 + i - 1}" : null));
        }
    }

    private void MakeInvoices(int count)
    {
        for (var i = 0; i < count; i++)
        {
            // A few customers have most of the invoices.
            var customer = customers[Math.Min(Dice(customers.Count), Dice(customers.Count))].Id;
            var amount = Dice(2) == 0 ? (Dice(60) + 1) * 49.95m : (Dice(2_000_000) + 500) / 100m;
            Add(new OpenInvoice($"INV-{100000 + i}", customer, Dice(10) == 0 ? "EUR" : "USD", amount) { Number = $"{50000 + i}", DueDate = new DateOnly(2025, 3, 1).AddDays(Dice(150)) });
        }
    }

    private void Add(OpenInvoice invoice)
    {
        if (!byCustomer.TryGetValue(invoice.Customer, out var own))
        {
            byCustomer.Add(invoice.Customer, own = []);
        }

        own.Add(invoices.Count);
        invoices.Add(invoice);
    }

    private string Kind()
    {
        var at = Dice(Kinds.Sum(kind => kind.Weight));
        foreach (var (kind, weight) in Kinds)
        {
            at -= weight;
            if (at < 0)
            {
                return kind;
            }
        }

        return Kinds[0].Kind;
    }

    private OpenInvoice Take()
    {
        while (true)
        {
            var at = Dice(invoices.Count);
            if (invoices[at].AmountRemaining > 0 && used.Add(at))
            {
                paid.Add(at);
                return invoices[at];
            }
        }
    }

    private List<OpenInvoice> TakeSeveral()
    {
        var first = Take();
        var taken = new List<OpenInvoice> { first };
        foreach (var at in byCustomer[first.Customer].OrderBy(_ => Dice(1_000_000)))
        {
            var other = invoices[at];
            var fits = other.Currency == first.Currency && other.AmountRemaining > 0 && Math.Abs(other.DueDate!.Value.DayNumber - first.DueDate!.Value.DayNumber) <= 20;
            if (taken.Count < 4 && fits && (taken.Count < 2 || Dice(2) == 0) && used.Add(at))
            {
                paid.Add(at);
                taken.Add(other);
            }
        }

        return taken;
    }

    private void Pay(string kind)
    {
        switch (kind)
        {
            case "bundle named" or "bundle not named":
                PaySeveral(kind);
                break;
            case "second payment" or "second payment, not named" when paid.Count > 0:
                // Whichever of the two comes to be applied pays this invoice; both must not, and neither may pay another.
                var before = invoices[Pick(paid)];
                Add(kind, Payment(before, before.AmountRemaining) with { References = kind == "second payment" ? [before.Id] : [] }, [before.Id]);
                break;
            case "less a credit memo":
                PayLess(kind);
                break;
            case "reference unknown" or "not for any invoice":
                var someone = invoices[Dice(invoices.Count)];
                Add(kind, Payment(someone, (Dice(3_000_000) + 100) / 100m) with { Text = kind == "reference unknown" ? $"INV-9{Dice(99999):00000}" : Pick(Noise) }, []);
                break;
            default:
                PayOne(kind, Take());
                break;
        }
    }

    private void PayOne(string kind, OpenInvoice invoice)
    {
        var whole = invoice.AmountRemaining;
        var named = Payment(invoice, whole) with { Text = $"{Pick(Noise)} {invoice.Id}{Pick(["", " THANKS", ", your invoice"])}" };
        var small = Math.Min(5m, Math.Round(whole / 100, 2, MidpointRounding.ToZero));
        var large = Math.Round(whole * (5 + Dice(60)) / 100, 2);
        var (payment, truth) = kind switch
        {
            "amount" => (Payment(invoice, whole) with { Text = Pick(Noise) }, invoice.Id),
            "amount, payer's name" => (Payment(invoice, whole) with { Customer = null, Text = Pick(Noise) }, invoice.Id),
            "short, small" => (named with { Amount = whole - Math.Max(0.01m, small) }, invoice.Id),
            "short, large" => (named with { Amount = whole - large }, invoice.Id),
            "deduction" => (named with { Amount = whole - large, Deductions = [new RemittanceDeduction(Pick(["03", "81"]), large, invoice.Id)] }, invoice.Id),
            "more than open" => (named with { Amount = whole + large }, invoice.Id),
            "partial by line" => (named with { Amount = large, Lines = [new RemittanceLine(invoice.Id, large)] }, invoice.Id),
            "partial" => (named with { Amount = large }, invoice.Id),
            "parent pays" => (named with { Customer = customers.Find(customer => customer.Id == invoice.Customer).Parent ?? invoice.Customer }, invoice.Id),
            "reference of another customer" => (Payment(invoice, whole) with { References = [invoices[Dice(invoices.Count)].Id] }, invoice.Id),
            "other currency" => (named with { Currency = invoice.Currency == "USD" ? "EUR" : "USD" }, ""),
            _ => (named, invoice.Id),
        };
        Add(kind, payment, truth.Length == 0 ? [] : [truth]);
    }

    private void PaySeveral(string kind)
    {
        var several = TakeSeveral();
        var payment = Payment(several[0], several.Sum(invoice => invoice.AmountRemaining));
        var isNamed = kind == "bundle named";
        Add(isNamed || several.Count > 1 ? kind : "amount", payment with { Text = isNamed ? string.Join(Pick([" ", ", ", " + "]), several.Select(invoice => invoice.Id)) : Pick(Noise) }, [.. several.Select(invoice => invoice.Id)]);
    }

    private void PayLess(string kind)
    {
        var invoice = Take();
        var credit = new OpenInvoice($"CM-{200000 + invoices.Count}", invoice.Customer, invoice.Currency, -Math.Round(invoice.AmountRemaining / 4, 2)) { Kind = OpenInvoice.CreditMemoKind, DueDate = invoice.DueDate };
        Add(credit);
        Add(kind, Payment(invoice, invoice.AmountRemaining + credit.AmountRemaining) with { Text = $"{invoice.Id} less {credit.Id}" }, [invoice.Id, credit.Id]);
    }

    private MatchPayment Payment(OpenInvoice invoice, decimal amount) =>
        new($"P-{payments.Count:000000}", amount, invoice.Currency, invoice.DueDate!.Value.AddDays(Dice(50) - 20)) { Customer = invoice.Customer, PayerName = Misspelt(customers.Find(customer => customer.Id == invoice.Customer).Name) };

    // As bank files have them: in capitals, cut at 16 or 22 characters, with another legal form, or with a letter missing.
    private string Misspelt(string name) => Dice(5) switch
    {
        0 => name.ToUpperInvariant()[..Math.Min(16, name.Length)],
        1 => $"{name.Split(' ')[0].ToUpperInvariant()} {Pick(Forms)}",
        2 => name.Remove(Dice(name.Length), 1),
        _ => name.ToUpperInvariant(),
    };

    private void Add(string kind, MatchPayment payment, ImmutableArray<string> truth)
    {
        payments.Add(payment);
        labels.Add((kind, [.. truth.Order(StringComparer.Ordinal)]));
    }
}
