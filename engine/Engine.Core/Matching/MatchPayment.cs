using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>A payment as rules see it: money that arrived, who seems to have sent it, and what it says it is for.</summary>
/// <param name="Id">The source's own id of the payment.</param>
/// <param name="Amount">In major units of its currency; more than zero.</param>
/// <param name="Currency">ISO 4217 code in upper case.</param>
/// <param name="Date">The value date.</param>
public sealed record MatchPayment(string Id, decimal Amount, string Currency, DateOnly Date) : IValueObject
{
    private static readonly Shape LineShape = Expressions.Shape.Of(("reference", Kinds.Text), ("amount", Kinds.Amount)) with { Name = "remittance line" };

    /// <summary>The members of one of <c>payment.deductions</c>.</summary>
    public static Shape DeductionShape { get; } =
        Expressions.Shape.Of(("code", Kinds.Text), ("amount", Kinds.Amount), ("reference", Kinds.Text)) with { Name = "deduction" };

    /// <summary>The members of <c>payment</c>.</summary>
    public static Shape Shape { get; } = MakeShape();

    /// <summary>Whose money it is, where the source knows; null where it does not.</summary>
    public string? Customer { get; init; }

    public string? PayerName { get; init; }

    /// <summary>Tails of accounts, company ids and the like, by which a payer may be known again.</summary>
    public ImmutableArray<string> PayerKeys { get; init; } = [];

    /// <summary>Everything found in it that may name an invoice.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>The documents that a person said it is for.</summary>
    public ImmutableArray<string> Confirmed { get; init; } = [];

    /// <summary>Traces and the like, by which a bank names it again when it comes back.</summary>
    public ImmutableArray<string> BankReferences { get; init; } = [];

    /// <summary>What the payer wrote.</summary>
    public string? Text { get; init; }

    public string? Method { get; init; }

    public string? BankAccount { get; init; }

    public string? Subsidiary { get; init; }

    public string? ArAccount { get; init; }

    /// <summary>What the remittance says of each document.</summary>
    public ImmutableArray<RemittanceLine> Lines { get; init; } = [];

    /// <summary>What the payer kept back, and why.</summary>
    public ImmutableArray<RemittanceDeduction> Deductions { get; init; } = [];

    /// <summary>The sum of the deductions.</summary>
    public decimal Deducted => Deductions.Sum(deduction => deduction.Amount);

    IEnumerable<KeyValuePair<string, Value>> IValueObject.Members => Shape.Members.Keys.Order(StringComparer.Ordinal)
        .Select(name => KeyValuePair.Create(name, Read(name)))
        .Where(member => !member.Value.IsNothing);

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        value = Read(name);
        return value.Kind != ValueKind.Missing;
    }

    private Value Read(string name) => name switch
    {
        "id" => Value.Of(Id),
        "amount" => Value.Amount(Amount, Currency),
        "currency" => Value.Of(Currency),
        "date" => Value.Of(Date),
        "customer" => Value.Of(Customer),
        "payerName" => Value.Of(PayerName),
        "payerKeys" => Texts(PayerKeys),
        "references" => Texts(References),
        "confirmed" => Texts(Confirmed),
        "bankReferences" => Texts(BankReferences),
        "text" => Value.Of(Text),
        "method" => Value.Of(Method),
        "bankAccount" => Value.Of(BankAccount),
        "subsidiary" => Value.Of(Subsidiary),
        "arAccount" => Value.Of(ArAccount),
        "lines" => Value.Of([.. Lines.Select(line => line.ToValue(Currency))]),
        "deductions" => Value.Of([.. Deductions.Select(deduction => deduction.ToValue(Currency))]),
        "deducted" => Value.Amount(Deducted, Currency),
        _ => Value.Missing,
    };

    private static Value Texts(ImmutableArray<string> texts)
    {
        var values = new Value[texts.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value.Of(texts[i]);
        }

        return Value.Of((IReadOnlyList<Value>)values);
    }

    private static Shape MakeShape()
    {
        var texts = new Known(Kinds.List, Element: new Known(Kinds.Text));
        var scalars = Expressions.Shape.Of(
            ("id", Kinds.Text),
            ("amount", Kinds.Amount),
            ("currency", Kinds.Text),
            ("date", Kinds.Date),
            ("customer", Kinds.Text | Kinds.Nothing),
            ("payerName", Kinds.Text | Kinds.Nothing),
            ("text", Kinds.Text | Kinds.Nothing),
            ("method", Kinds.Text | Kinds.Nothing),
            ("bankAccount", Kinds.Text | Kinds.Nothing),
            ("subsidiary", Kinds.Text | Kinds.Nothing),
            ("arAccount", Kinds.Text | Kinds.Nothing),
            ("deducted", Kinds.Amount));
        return scalars.Or(new Shape(
            new Dictionary<string, Known>
            {
                ["payerKeys"] = texts,
                ["references"] = texts,
                ["confirmed"] = texts,
                ["bankReferences"] = texts,
                ["lines"] = new(Kinds.List, Element: new Known(Kinds.Object, LineShape)),
                ["deductions"] = new(Kinds.List, Element: new Known(Kinds.Object, DeductionShape)),
            }.ToFrozenDictionary())) with
        { Name = "payment" };
    }
}
