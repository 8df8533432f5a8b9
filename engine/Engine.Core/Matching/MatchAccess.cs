using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>How a tier gets at the invoices that may meet its Expression, without looking at all of them.</summary>
internal abstract record MatchAccess
{
    private MatchAccess()
    {
    }

    /// <summary>Tests that hold for whatever is found in this way.</summary>
    public abstract ImmutableArray<MatchTest> Tests { get; }

    /// <summary>By an id, or each id of a list.</summary>
    internal sealed record ByKey(MatchTest Key) : MatchAccess
    {
        public override ImmutableArray<MatchTest> Tests => [Key];
    }

    /// <summary>Within the group of invoices that have the same texts in some columns, by the stretch of one more column.</summary>
    /// <param name="Columns">The columns.</param>
    /// <param name="Keys">For each column what it must equal; null for the currency, which follows from the amount.</param>
    /// <param name="Order">The column by whose stretch the group is narrowed; null when it is taken whole.</param>
    /// <param name="Bounds">The tests that give the stretch.</param>
    internal sealed record ByGroup(
        ImmutableArray<InvoiceField> Columns, ImmutableArray<MatchTest?> Keys, InvoiceField? Order, ImmutableArray<MatchTest> Bounds) : MatchAccess
    {
        public override ImmutableArray<MatchTest> Tests { get; } = [.. Keys.OfType<MatchTest>(), .. Bounds];

        /// <summary>Which index it needs.</summary>
        public string Index { get; } = $"{string.Join('+', Columns)} by {Order}";
    }

    /// <summary>All invoices, one by one.</summary>
    internal sealed record Scan : MatchAccess
    {
        public override ImmutableArray<MatchTest> Tests => [];
    }
}
