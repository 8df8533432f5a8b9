using System.Collections.Immutable;
using Engine.Sandbox.Books;
using Engine.Sandbox.Books.Rules;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Types;

/// <summary>What a transaction type does to the books.</summary>
/// <param name="Code">SuiteQL's type code, such as <c>CustInvc</c>.</param>
/// <param name="Title">What people call it; prefixes its number.</param>
internal sealed record TransactionDefinition(string Code, string Title)
{
    /// <summary>The field that names the customer, <c>entity</c> or <c>customer</c>; null when it is not about one.</summary>
    public string? Party { get; init; }

    /// <summary>The field that names the A/R account, <c>account</c> or <c>arAcct</c>; null when it does not touch A/R.</summary>
    public string? ReceivableAccount { get; init; }

    public TransactionRole Role { get; init; } = TransactionRole.Other;

    /// <summary>Its face value, in its currency; see <see cref="Totals"/>.</summary>
    public required Func<StoredRecord, decimal> Total { get; init; }

    /// <summary>What it posts, the main line first.</summary>
    public required ImmutableArray<PostingRule> Posts { get; init; }

    /// <summary>Read-only amounts in an answer.</summary>
    public ImmutableArray<ComputedAmount> Amounts { get; init; } = [];

    /// <summary>Its status letter; null for types that have none.</summary>
    public Func<Company, StoredRecord, Balances, Choice?> Status { get; init; } = (_, _, _) => null;

    /// <summary>Fills in what it keeps of its own computations before it is settled.</summary>
    public Func<StoredRecord, StoredRecord> Derive { get; init; } = record => record;

    /// <summary>Whether it can only be made by a transform.</summary>
    public bool OnlyByTransform { get; init; }
}
