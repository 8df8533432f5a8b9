using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Matching;

namespace Engine.App.Output;

/// <summary>What is matched by which tiers.</summary>
internal sealed record MatchInput(ClientConfig Client, MatchRuleSet Rules, ImmutableArray<MatchPayment> Payments, MatchIndexes Indexes);
