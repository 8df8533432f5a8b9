using Engine.Sandbox.State;

namespace Engine.Sandbox.Books;

/// <summary>A transaction line before it has a number and an amount in the base currency.</summary>
/// <param name="Account">Null when it does not post.</param>
/// <param name="Amount">In the transaction's currency, debit positive.</param>
internal sealed record Entry(LineRole Role, long? Account, decimal Amount)
{
    /// <summary>The line's key in its sublist; null to take the next free number.</summary>
    public int? Number { get; init; }

    /// <summary>Null for the amount at the transaction's own rate; given when it settles a document at that document's rate.</summary>
    public decimal? BaseAmount { get; init; }

    /// <summary>The sublist line.</summary>
    public FieldMap Fields { get; init; } = FieldMap.Empty;
}
