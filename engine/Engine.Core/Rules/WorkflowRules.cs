using System.Collections.Immutable;

namespace Engine.Core.Rules;

/// <summary>What one workflow contributes to a rule set: its global parameters and its own rules.</summary>
internal sealed record WorkflowRules(ImmutableArray<Parameter> Globals, ImmutableArray<CompiledRule> Rules);
