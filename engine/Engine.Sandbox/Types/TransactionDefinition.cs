using System.Collections.Immutable;
using Engine.Sandbox.Books;

namespace Engine.Sandbox.Types;

/// <summary>What a transaction type does to the books.</summary>
/// <param name="Code">SuiteQL's type code, such as <c>CustInvc</c>.</param>
/// <param name="Title">What people call it; prefixes its number.</param>
internal sealed record TransactionDefinition(string Code, string Title)
{
    /// <summary>The field that names the customer: <c>entity</c> or <c>customer</c>.</summary>
    public required string Party { get; init; }

    /// <summary>The field that names the A/R account: <c>account</c> or <c>arAcct</c>.</summary>
    public required string ReceivableAccount { get; init; }

    /// <summary>Where its total comes from.</summary>
    public required TotalSource Total { get; init; }

    /// <summary>The field or sublist <see cref="Total"/> reads.</summary>
    public required string TotalFrom { get; init; }

    /// <summary>The record types its <c>apply</c> lines may name; empty when it applies to nothing.</summary>
    public ImmutableArray<string> AppliesTo { get; init; } = [];

    /// <summary>True when it debits A/R (invoice, refund), false when it credits it (payment, credit memo).</summary>
    public required bool DebitsReceivable { get; init; }

    /// <summary>What stands against A/R: income by item, or the funds account.</summary>
    public required CounterAccount Against { get; init; }

    /// <summary>Read-only amounts in an answer.</summary>
    public required ImmutableArray<ComputedAmount> Amounts { get; init; }

    /// <summary>Its status letter, from its balances and whether its money waits in undeposited funds.</summary>
    public required Func<Balances, bool, Choice> Status { get; init; }
}
