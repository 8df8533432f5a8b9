using System.Collections.Immutable;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>A page of items.</summary>
/// <param name="Next">What <c>after</c> takes for the next page; null on the last.</param>
public sealed record ItemList(int FormatVersion, ImmutableArray<ItemView> Items, string? Next);
