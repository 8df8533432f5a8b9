using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>A name for a value that expressions of the mapping use. One that cannot be computed only matters where it is used.</summary>
public sealed record LetBinding(string Name, int Slot, CompiledExpression Value);
