using System.Collections.Immutable;

namespace Engine.Core.Configuration;

/// <summary>
/// The versions of a source's API that a pack was written for and checked with. A version is a date, perhaps with a dot and the name of its
/// release, such as <c>2025-03-31.basil</c>; versions are compared by their dates (Stripe: docs.stripe.com/api-versions).
/// </summary>
/// <param name="From">Date of the oldest, yyyy-MM-dd.</param>
/// <param name="Through">Date of the newest.</param>
/// <param name="Names">Names that a release may have; empty when any will do.</param>
public sealed record KnownVersions(string From, string Through, ImmutableArray<string> Names)
{
    private const int DateLength = 10;

    /// <summary>No version at all lies between its ends.</summary>
    public bool IsEmpty => string.CompareOrdinal(From, Through) > 0;

    /// <summary>Why payloads of a version are not known, with what would be right; null when they are.</summary>
    public string? WhyNot(string? version) => version switch
    {
        null or "" => $"The event does not say which API version its payload has. Payloads {this} are known.",
        _ when !IsWellFormed(version) => $"\"{version}\" is no API version: a date such as {From} is wanted. Payloads {this} are known.",
        _ when string.CompareOrdinal(version[..DateLength], From) < 0 => $"Its payload has API version {version}, which is older than those that are known: {this}.",
        _ when string.CompareOrdinal(version[..DateLength], Through) > 0 => $"Its payload has API version {version}, which is newer than those that were checked: {this}.",
        _ when NameOf(version) is { } name && !Names.IsEmpty && !Names.Contains(name) =>
            $"Its payload has API version {version}, and \"{name}\" is none of the releases that are known: {string.Join(", ", Names)}.",
        _ => null,
    };

    /// <summary><c>from 2020-08-27 through 2026-10-28</c>.</summary>
    public override string ToString() => $"from {From} through {Through}";

    private static bool IsWellFormed(string version) =>
        DateOnly.TryParseExact(version.AsSpan(0, Math.Min(DateLength, version.Length)), "yyyy-MM-dd", out _)
        && (version.Length == DateLength || (version[DateLength] == '.' && version.Length > DateLength + 1));

    private static string? NameOf(string version) => version.Length == DateLength ? null : version[(DateLength + 1)..];
}
