using Engine.Core.Expressions;

namespace Engine.Core.Rules;

/// <summary>What the rules of a workflow see.</summary>
/// <param name="Scope">The names they may use.</param>
public sealed record RuleInputs(Scope Scope)
{
    /// <summary>The API versions of the events that it is asked about.</summary>
    public VersionRange Versions { get; init; } = VersionRange.Any;
}
