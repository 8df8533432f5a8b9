using System.Collections.Immutable;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>What an action on a group came to.</summary>
/// <param name="Done">One for each item that it was done to, or would be.</param>
/// <param name="Refused">One for each item that it was not done to.</param>
/// <param name="Next">What <c>after</c> takes to go on; null when there are no more.</param>
public sealed record GroupActionView(
    int FormatVersion, string Group, bool DryRun, ImmutableArray<ActionView> Done, ImmutableArray<RefusedItem> Refused, string? Next);
