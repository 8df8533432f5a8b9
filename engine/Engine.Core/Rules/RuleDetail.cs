using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>What a rule result carries besides, for who wants to see it.</summary>
/// <param name="Properties">The rule's Properties as written; null when it has none.</param>
/// <param name="Inputs">The GlobalParams and LocalParams that the rule saw, by name. One without a value is not among them.</param>
public sealed record RuleDetail(ConfigMapping? Properties, ImmutableArray<(string Name, Value Value)> Inputs);
