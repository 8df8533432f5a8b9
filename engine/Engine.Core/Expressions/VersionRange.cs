namespace Engine.Core.Expressions;

/// <summary>API versions of a source, compared as text: 2025-03-31 stands before 2025-03-31.basil.</summary>
/// <param name="Since">The first of them; null when there is none before which they do not go.</param>
/// <param name="Until">The first that is no longer one of them; null when they go on.</param>
public sealed record VersionRange(string? Since, string? Until)
{
    /// <summary>All of them.</summary>
    public static VersionRange Any { get; } = new(null, null);

    /// <summary>Whether an event of this version belongs here. An event that says none is older than all.</summary>
    public bool Holds(string? version) =>
        (Since is null || string.CompareOrdinal(version ?? "", Since) >= 0) && (Until is null || string.CompareOrdinal(version ?? "", Until) < 0);

    /// <summary>Whether a member exists in all of these versions. In no version at all, it does.</summary>
    public bool AllHave(Known member) => IsEmpty
        || ((member.Since is null || (Since is not null && string.CompareOrdinal(Since, member.Since) >= 0))
            && (member.Until is null || (Until is not null && string.CompareOrdinal(Until, member.Until) <= 0)));

    public VersionRange And(VersionRange other) => new(Later(Since, other.Since), Earlier(Until, other.Until));

    /// <summary>The range that holds both, and what lies between them.</summary>
    public VersionRange Or(VersionRange other) => new(
        Since is null || other.Since is null ? null : Earlier(Since, other.Since),
        Until is null || other.Until is null ? null : Later(Until, other.Until));

    /// <summary><c>before 2025-03-31</c>, <c>from 2024-06-20 to before 2025-03-31</c>.</summary>
    public override string ToString() => (Since, Until) switch
    {
        (null, null) => "any",
        (null, { } until) => $"before {until}",
        ({ } since, null) => $"from {since} on",
        var (since, until) => $"from {since} to before {until}",
    };

    private bool IsEmpty => Since is not null && Until is not null && string.CompareOrdinal(Since, Until) >= 0;

    private static string? Later(string? a, string? b) => a is null || (b is not null && string.CompareOrdinal(a, b) < 0) ? b : a;

    private static string? Earlier(string? a, string? b) => a is null || (b is not null && string.CompareOrdinal(a, b) > 0) ? b : a;
}
