namespace Engine.Core.Expressions;

/// <summary>What a condition says of an event's API version, such as <c>event.apiVersion &gt;= '2025-03-31'</c>.</summary>
/// <param name="WhenTrue">The versions that are left where it holds.</param>
/// <param name="WhenFalse">Those that are left where it does not.</param>
public sealed record VersionTest(VersionRange WhenTrue, VersionRange WhenFalse)
{
    private static readonly VersionTest nothing = new(VersionRange.Any, VersionRange.Any);

    public VersionTest Not() => new(WhenFalse, WhenTrue);

    /// <summary>Of two conditions of which both have to hold; null when neither says anything.</summary>
    public static VersionTest? Both(VersionTest? left, VersionTest? right) =>
        left is null && right is null ? null : new((left ?? nothing).WhenTrue.And((right ?? nothing).WhenTrue), VersionRange.Any);

    /// <summary>Of two conditions of which one has to hold; null when neither says anything.</summary>
    public static VersionTest? Either(VersionTest? left, VersionTest? right) =>
        left is null && right is null ? null : new(VersionRange.Any, (left ?? nothing).WhenFalse.And((right ?? nothing).WhenFalse));
}
