using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Values;

namespace Engine.Core.Matching.Specs;

/// <summary>A match spec: these open invoices and these payments, then exactly these decisions.</summary>
/// <param name="Name">What it says holds.</param>
/// <param name="Rules">The rule set.</param>
/// <param name="Thresholds">Those that it sets otherwise.</param>
/// <param name="Expected">By payment, as written.</param>
internal sealed record MatchSpec(
    string Name,
    MatchRuleSet Rules,
    ImmutableDictionary<string, Value> Thresholds,
    OpenInvoices Invoices,
    ImmutableArray<MatchPayment> Payments,
    ImmutableDictionary<string, ConfigMapping> Expected);
