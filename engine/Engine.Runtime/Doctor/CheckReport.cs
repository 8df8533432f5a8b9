using System.Collections.Immutable;

namespace Engine.Runtime.Doctor;

/// <summary>What one check saw.</summary>
/// <param name="Name">Of the check, such as <c>internal-ids</c>.</param>
/// <param name="Asks">What it looks at, in a few words.</param>
/// <param name="Findings">At least one.</param>
public sealed record CheckReport(string Name, string Asks, ImmutableArray<CheckFinding> Findings)
{
    /// <summary>The worst of its findings.</summary>
    public CheckLevel Level => Findings.Max(finding => finding.Level);
}
