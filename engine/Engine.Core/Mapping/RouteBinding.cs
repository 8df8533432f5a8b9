using Engine.Core.Rules;

namespace Engine.Core.Mapping;

/// <summary>A name for what a rule set of Kind route decides: the output of its first rule that passes.</summary>
public sealed record RouteBinding(string Name, int Slot, RuleSet RuleSet);
