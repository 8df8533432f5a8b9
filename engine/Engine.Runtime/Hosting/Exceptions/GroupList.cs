using System.Collections.Immutable;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>The groups, the largest first.</summary>
/// <param name="Left">How many smaller ones are left out.</param>
public sealed record GroupList(int FormatVersion, ImmutableArray<GroupView> Groups, int Left);
