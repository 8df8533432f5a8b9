using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>Parameters that have to be evaluated before an expression, in that order, by their place among the parameters.</summary>
internal sealed record ParameterUse(ImmutableArray<int> Places)
{
    public static ParameterUse None { get; } = new([]);

    public static ParameterUse Of(IEnumerable<ParameterUse> uses) => new([.. uses.SelectMany(use => use.Places).Distinct().Order()]);
}
