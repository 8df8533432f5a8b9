using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>A folder that was offered and does not compile.</summary>
/// <param name="Revision">SHA-256 over its files, hexadecimal.</param>
/// <param name="OfferedAt">When it was read.</param>
/// <param name="Since">Since when no folder has compiled; earlier than <paramref name="OfferedAt"/> when several were refused in a row.</param>
/// <param name="Findings">Everything that is wrong with it.</param>
public sealed record RefusedConfiguration(string Revision, DateTimeOffset OfferedAt, DateTimeOffset Since, ImmutableArray<Finding> Findings)
{
    public int Errors => Findings.Count(finding => finding.Severity == Severity.Error);
}
