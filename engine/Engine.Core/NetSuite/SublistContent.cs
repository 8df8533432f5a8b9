using System.Collections.Immutable;

namespace Engine.Core.NetSuite;

/// <summary>All lines one sublist of a record shall have.</summary>
public sealed record SublistContent(string Name, ImmutableArray<LineContent> Lines);
