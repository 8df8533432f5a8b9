using Engine.Core.Expressions;
using Engine.Core.Rules;

namespace Engine.Core.Mapping;

/// <summary>What must hold for a mapping to take an event.</summary>
public abstract record MappingCondition
{
    private MappingCondition()
    {
    }

    /// <summary>All rules of a rule set pass.</summary>
    public sealed record ByRules(RuleSet RuleSet) : MappingCondition;

    /// <summary>An expression is true.</summary>
    public sealed record ByExpression(CompiledExpression Expression) : MappingCondition;
}
