using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Matching;
using Engine.Core.Values;
using Engine.Tests.Core.Rules;
using NodaTime;

namespace Engine.Tests.Core.Matching;

/// <summary>A small world of open invoices, payments and tiers, made from a seed. Values come from few, so that they meet often.</summary>
internal sealed class MatchWorld
{
    private static readonly string[] Customers = ["C1", "C2", "C3", "C4"];
    private static readonly string[] CurrencyCodes = ["USD", "EUR", "JPY"];
    private static readonly decimal[] Amounts = [5m, 10m, 10.5m, 15m, 20m, 20.25m, 30m, 30.50m, 35m, 100m];

    private static readonly string[] Tests =
    [
        "invoice.id in payment.references", "invoice.id in words", "invoice.id == payment.text", "invoice.internalId in payment.references", "invoice.id != payment.text",
        "invoice.number in payment.references", "invoice.poNumber == payment.text", "invoice.poNumber in words",
        "invoice.customer == payment.customer", "payment.customer == invoice.customer", "invoice.customer == payer", "invoice.customer != payment.customer",
        "customer.parent == payment.customer", "customer.name == payment.payerName", "(invoice.customer == payment.customer or customer.parent == payment.customer)",
        "invoice.currency == payment.currency", "invoice.currency != payment.currency", "invoice.subsidiary == payment.subsidiary",
        "invoice.amountRemaining == payment.amount", "invoice.amountRemaining < payment.amount", "invoice.amountRemaining <= payment.amount", "payment.amount < invoice.amountRemaining",
        "invoice.amountRemaining >= payment.amount", "invoice.amountRemaining != payment.amount", "invoice.amountRemaining <= payment.amount * 1.00333", "invoice.amountRemaining > payment.amount * 0.99777",
        "invoice.amountRemaining == 0", "invoice.amountRemaining > 0", "invoice.amountRemaining <= 0", "invoice.amountRemaining > amount(7, 'EUR')", "invoice.amount == payment.amount", "invoice.amount >= payment.amount",
        "abs(daysBetween(payment.date, invoice.dueDate)) <= windowDays", "abs(daysBetween(invoice.dueDate, payment.date)) < windowDays", "windowDays >= abs(daysBetween(payment.date, invoice.date))",
        "invoice.dueDate <= payment.date", "invoice.dueDate > payment.date", "invoice.date == payment.date", "invoice.dueDate != payment.date", "invoice.dueDate >= addDays(payment.date, -3)",
        "invoice.dueDate == '2025-06-10'", "invoice.isOpen", "invoice.isOpen", "not invoice.isOpen", "invoice.kind in ('invoice', 'creditMemo')", "invoice.kind == 'invoice'", "invoice.number == null",
        "payment.customer != null", "payment.references.Count() > 0", "payment.amount > amount(10, payment.currency)", "invoice.customer == unknown", "invoice.number < 'N3'",
    ];

    private static readonly string[] Groups =
    [
        "total == payment.amount", "total >= payment.amount", "payment.amount <= total", "payment.amount - total <= amount(5, 'USD')", "invoices.Count() < 3", "invoices.All(one => one.isOpen)",
    ];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly uint[] state;

    public MatchWorld(int seed)
    {
        state = [unchecked((uint)seed * 2654435761u) | 1u];
        Invoices = [.. Enumerable.Range(0, Dice(14) + 1).Select(MakeInvoice)];
        Payments = [.. Enumerable.Range(0, Dice(8) + 1).Select(MakePayment)];
        Json = MakeRules();
        var findings = new FindingSink();
        Rules = MatchCompiler.Compile([JsonConfig.File("rules/acme/match.json", Json)], FrozenDictionary<string, Crosswalk>.Empty, findings)["random"];
        Assert.False(findings.HasErrors, $"{Json}\n{string.Join('\n', findings.ToImmutable())}");
    }

    public ImmutableArray<OpenInvoice> Invoices { get; }

    public ImmutableArray<MatchPayment> Payments { get; }

    public string Json { get; }

    public MatchRuleSet Rules { get; }

    /// <summary>The decisions, with the invoices in this order.</summary>
    public MatchResult Match(IEnumerable<OpenInvoice> invoices, bool scans = false, bool explains = false)
    {
        var builder = new OpenInvoicesBuilder();
        foreach (var invoice in invoices)
        {
            Assert.True(builder.TryAdd(invoice));
        }

        builder.Add(new OpenCustomer("C1", "Acme", null, null));
        builder.Add(new OpenCustomer("C2", "Acme East", "C1", null));
        builder.Add(new OpenCustomer("C3", null, "C1", null));
        var context = new EvaluationContext(DateTimeZone.Utc, FrozenDictionary<string, Crosswalk>.Empty);
        return MatchRun.Match(Rules, new MatchIndexes(builder.Build()), Payments, new MatchSettings(context, Value.Missing) { Scans = scans, Explains = explains });
    }

    /// <summary>Everything about the decisions, as text.</summary>
    public static string Text(MatchResult result)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            for (var i = 0; i < result.Decisions.Length; i++)
            {
                MatchDecisionJson.Write(writer, result.Payments[i], result.Decisions[i]);
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()).Replace("},{\"payment", "},\n{\"payment", StringComparison.Ordinal);
    }

    /// <summary>The pass in which it was decided; the last of all where no tier did.</summary>
    public static int PassOf(MatchDecision decision) => decision.Tier is { } tier ? PassOf(int.Parse(tier["tier".Length..], System.Globalization.CultureInfo.InvariantCulture)) : int.MaxValue;

    private static int PassOf(int tier) => 1 + (tier / 2);

    public IEnumerable<OpenInvoice> Shuffled() => Invoices.OrderBy(_ => Dice(1_000_000)).ToList();

    private int Dice(int sides)
    {
        var x = state[0];
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        state[0] = x;
        return (int)(x % (uint)sides);
    }

    private T Pick<T>(T[] from) => from[Dice(from.Length)];

    private T? Maybe<T>(Func<T> value)
        where T : class => Dice(4) == 0 ? null : value();

    private DateOnly Day() => new DateOnly(2025, 6, 1).AddDays(Dice(20));

    private OpenInvoice MakeInvoice(int number)
    {
        var isCredit = Dice(5) == 0;
        var remaining = Dice(7) == 0 ? 0 : Pick(Amounts);
        return new OpenInvoice($"I{number}", Pick(Customers), Pick(CurrencyCodes), isCredit ? -remaining : remaining)
        {
            Kind = isCredit ? OpenInvoice.CreditMemoKind : OpenInvoice.InvoiceKind,
            InternalId = Maybe(() => $"{number + 100}"),
            Number = Maybe(() => $"N{Dice(5)}"),
            PoNumber = Maybe(() => $"PO{Dice(3)}"),
            Subsidiary = Dice(5) == 0 ? $"S{Dice(2)}" : null,
            ArAccount = Dice(5) == 0 ? $"A{Dice(2)}" : null,
            Amount = Dice(3) == 0 ? null : Pick(Amounts),
            Date = Dice(4) == 0 ? null : Day(),
            DueDate = Dice(5) == 0 ? null : Day(),
        };
    }

    private MatchPayment MakePayment(int number) => Dice(2) == 0 ? MakeRandomPayment(number) : MakeFittingPayment(number);

    // For some of the invoices of one currency, as a remittance would have it: with all of them named, and sometimes a little less or more.
    private MatchPayment MakeFittingPayment(int number)
    {
        var first = Pick([.. Invoices]);
        var meant = Invoices.Where(invoice => invoice == first || (invoice.Currency == first.Currency && Dice(3) == 0)).Take(3).ToList();
        var amount = meant.Sum(invoice => invoice.AmountRemaining) + Pick([0, 0, 0, 0.05m, -0.05m, 5]);
        return new($"P{number}", amount > 0 ? amount : 5, first.Currency, first.DueDate ?? Day())
        {
            Customer = first.Customer,
            References = [.. meant.Select(invoice => invoice.Id)],
            Text = string.Join(' ', meant.Select(invoice => invoice.Number)),
            Lines = Dice(3) == 0 ? [.. meant.Select(invoice => new RemittanceLine(invoice.Id, invoice.AmountRemaining))] : [],
        };
    }

    private MatchPayment MakeRandomPayment(int number) => new($"P{number}", Pick(Amounts) + (Dice(3) == 0 ? Pick(Amounts) : 0), Pick(CurrencyCodes), Day())
    {
        Customer = Maybe(() => Pick(Customers)),
        PayerName = Maybe(() => Pick(["Acme", "Acme East", "Nobody"])),
        References = [.. Enumerable.Range(0, Dice(4)).Select(_ => Reference())],
        Text = Maybe(() => Dice(2) == 0 ? Reference() : $"{Reference()} and {Reference()}"),
        Subsidiary = Maybe(() => $"S{Dice(2)}"),
        ArAccount = Dice(3) == 0 ? $"A{Dice(2)}" : null,
    };

    private string Reference() => Dice(4) switch { 0 => $"N{Dice(5)}", 1 => $"PO{Dice(3)}", 2 => $"{100 + Dice(14)}", _ => $"I{Dice(16)}" };

    private string MakeRules()
    {
        var tiers = Enumerable.Range(0, Dice(4) + 1).Select(MakeTier);
        return $$"""
            {
              "WorkflowName": "random", "Kind": "match",
              "GlobalParams": [
                { "Name": "windowDays", "Expression": "{{Pick(["0", "2", "3.5", "7", "-1"])}}" },
                { "Name": "words", "Expression": "captures(payment.text, '[A-Z0-9]+')" },
                { "Name": "payer", "Expression": "payment.customer ?? 'C1'" },
                { "Name": "unknown", "Expression": "payment.method" }
              ],
              "Rules": [ {{string.Join(", ", tiers)}} ]
            }
            """;
    }

    private string MakeTier(int number)
    {
        var select = Pick(["one", "one", "all", "subset"]);
        var members = new Dictionary<string, object?>
        {
            ["RuleName"] = $"tier{number}",
            ["Select"] = select,
            ["Expression"] = string.Join(" and ", Enumerable.Range(0, Dice(4)).Select(_ => Pick(Tests)).Prepend(Dice(3) == 0 ? Tests[0] : Pick(Tests))),
            ["Action"] = Pick(["apply", "apply", "applyAndFlag", "review", "raise"]),
            ["Otherwise"] = Pick(["next", "review", "raise"]),
            ["Tie"] = Pick(["review", "next", "raise"]),
            ["Over"] = Pick(["unapplied", "onAccount"]),
            ["Pass"] = PassOf(number),
        };
        if (Dice(3) == 0)
        {
            members["Each"] = Pick(Tests);
        }

        if (Dice(2) == 0)
        {
            members["Together"] = Pick(Groups);
        }

        if (Dice(3) == 0)
        {
            members["Short"] = "writeOff";
            members["Account"] = "'6150'";
        }

        if (select == "subset")
        {
            members["Subset"] = new Dictionary<string, object> { ["MinSize"] = 1 + Dice(2), ["MaxSize"] = 2 + Dice(4), ["MaxCandidates"] = 3 + Dice(12), ["MaxNodes"] = 1 + Dice(200), ["GaveUp"] = Pick(["next", "review", "raise"]) };
        }

        return JsonSerializer.Serialize(members, Relaxed);
    }
}
