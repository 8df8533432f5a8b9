using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>What has to hold of what was looked up and needed, before anything is written.</summary>
/// <param name="Each">A list: it has to hold for each element; null for once.</param>
/// <param name="Slot">Slot of the element's name; -1 without <paramref name="Each"/>.</param>
/// <param name="That">The condition.</param>
/// <param name="Otherwise">What a person is told when it does not hold.</param>
public sealed record MappingCheck(
    string Name, CompiledExpression? When, CompiledExpression? Each, int Slot, CompiledExpression That, CompiledExpression Otherwise, SourceSpan Span);
