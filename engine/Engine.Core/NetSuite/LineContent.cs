using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>One line of a sublist.</summary>
public sealed record LineContent(ImmutableArray<FieldContent> Fields);
