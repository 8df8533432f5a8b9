using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;

namespace Engine.Core.Matching;

/// <summary>One tier of a match set, compiled: which invoices it finds, what must hold of them, and what it does then.</summary>
internal sealed record MatchTier
{
    public required string Name { get; init; }

    public required SourceSpan Span { get; init; }

    /// <summary>Tiers of one pass are asked for a payment one after the other; those of a later pass after all payments have been through it.</summary>
    public required int Pass { get; init; }

    public required MatchSelection Select { get; init; }

    public required MatchAction Action { get; init; }

    public required MatchFallback Otherwise { get; init; }

    /// <summary>What follows when several invoices, or groups of them, fit equally well.</summary>
    public required MatchFallback Tie { get; init; }

    public required SubsetLimits Subset { get; init; }

    public required ShortTreatment Short { get; init; }

    public required OverTreatment Over { get; init; }

    /// <summary>Tests that ask nothing of an invoice: all must hold before any is looked for.</summary>
    public required ImmutableArray<MatchTest> Gates { get; init; }

    /// <summary>The other tests of Expression.</summary>
    public required ImmutableArray<MatchTest> Tests { get; init; }

    /// <summary>What must hold of each invoice found.</summary>
    public required ImmutableArray<MatchTest> Each { get; init; }

    /// <summary>What must hold of them together.</summary>
    public required ImmutableArray<MatchTest> Together { get; init; }

    /// <summary>The account that takes what is written off; null when nothing is.</summary>
    public required CompiledExpression? Account { get; init; }

    /// <summary>The account that takes a deduction; null when deductions are not taken.</summary>
    public required CompiledExpression? DeductionAccount { get; init; }

    /// <summary>What to tell people; null when the tier's name has to do.</summary>
    public required ErrorText? Reason { get; init; }

    /// <summary>Parameters that Gates and Tests need.</summary>
    public required ParameterUse Uses { get; init; }

    /// <summary>Those that Each, Together and the accounts need besides.</summary>
    public required ParameterUse LaterUses { get; init; }

    public required MatchAccess Access { get; init; }

    /// <summary>Together or Account look at the invoices themselves, and not only at what is open on them.</summary>
    public required bool AsksInvoices { get; init; }

    /// <summary>The tests by which it finds invoices, as written.</summary>
    public required ImmutableArray<string> Sought { get; init; }

    /// <summary>All its tests, as written: what holds of invoices that it takes.</summary>
    public required ImmutableArray<string> Proof { get; init; }

    public bool Applies => Action is MatchAction.Apply or MatchAction.ApplyAndFlag;
}
