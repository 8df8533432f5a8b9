using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>Says of a rule that one below it could not be evaluated, and why.</summary>
internal sealed class ErrorBelow(RuleResult child) : LateText
{
    protected override string Make() => $"{child.Name}: {child.Message}";
}
