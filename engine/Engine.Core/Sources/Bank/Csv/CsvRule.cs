using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank.Csv;

/// <summary>How a bank's, or a payer's, CSV is read. Nothing of it is guessed from the file.</summary>
/// <param name="Columns">By what they hold, such as <c>amount</c>: the name in the header, or the number counted from 1. Several texts are joined.</param>
/// <param name="DateFormat">Such as <c>dd.MM.yyyy</c>.</param>
/// <param name="Decimal">The character before the decimals.</param>
public sealed record CsvRule(FrozenDictionary<string, ImmutableArray<string>> Columns, string DateFormat, char Decimal)
{
    /// <summary>What a column may hold, for bookings and for remittance.</summary>
    public static FrozenSet<string> Names { get; } = new[]
    {
        "date", "valueDate", "amount", "credit", "debit", "indicator", "balance", "currency", "name", "payerAccount", "payerBank", "payerId", "text", "reference", "invoice", "order", "creditMemo",
        "customer", "check", "bankReference", "id", "account", "type", "payment", "total", "paid", "gross", "discount", "adjustment", "reason", "documentDate",
    }.ToFrozenSet(StringComparer.Ordinal);

    public char Delimiter { get; init; } = ',';

    /// <summary>Between groups of three digits; null where there is none.</summary>
    public char? Thousands { get; init; }

    public bool HasHeader { get; init; } = true;

    /// <summary>Lines before the header, or the first row.</summary>
    public int Skip { get; init; }

    /// <summary>Lines at the end that are no rows, such as totals.</summary>
    public int SkipLast { get; init; }

    public CsvSign Sign { get; init; } = CsvSign.Leading;

    /// <summary>What the indicator column says of money that goes out.</summary>
    public FrozenSet<string> DebitWords { get; init; } = Words("D DR S DBIT DEBIT");

    /// <summary>What it says of money that comes in.</summary>
    public FrozenSet<string> CreditWords { get; init; } = Words("C CR H CRDT CREDIT");

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
