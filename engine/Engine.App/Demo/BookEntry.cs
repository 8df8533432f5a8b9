using System.Collections.Immutable;

namespace Engine.App.Demo;

/// <summary>One record of the books, in the words of an accountant. Two entries are the same when they read the same.</summary>
/// <param name="Record">REST record type.</param>
/// <param name="ExternalId">Unique in the books.</param>
/// <param name="Customer">External id of its customer; for a customer its own.</param>
internal sealed record BookEntry(string Record, string ExternalId, string Customer)
{
    /// <summary>Accounting date; null for a customer.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>ISO 4217 code; null for a customer.</summary>
    public string? Currency { get; init; }

    public decimal Amount { get; init; }

    /// <summary>What is still to be paid of an invoice, to be applied of a payment, to be given back of a credit memo.</summary>
    public decimal Open { get; init; }

    /// <summary>Lines and applications, or a customer's name and addresses, as a person would note them.</summary>
    public required ImmutableArray<string> Details { get; init; }

    public override string ToString() => Date is null
        ? string.Join(" · ", Details)
        : string.Join(" · ", Details.Prepend(BookText.Money(Open, Currency!) + " open").Prepend(BookText.Money(Amount, Currency!)).Prepend(BookText.Date(Date.Value)).Prepend(Customer));
}
