using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Core.Diagnostics;

/// <summary>Bounds what is said of one file: whoever breaks a file in ten thousand places is helped by the first few.</summary>
public static class FindingLimit
{
    public const int PerFile = 50;

    /// <summary>The first findings of each file; one more (CFG046) stands at the first that is left out and says how many there are.</summary>
    /// <param name="findings">In order of file and position.</param>
    public static ImmutableArray<Finding> Apply(ImmutableArray<Finding> findings) => findings.Length <= PerFile
        ? findings
        : [.. findings.GroupBy(finding => finding.Span.File).SelectMany(ofFile => Bounded([.. ofFile]))];

    private static ImmutableArray<Finding> Bounded(ImmutableArray<Finding> ofFile)
    {
        if (ofFile.Length <= PerFile)
        {
            return ofFile;
        }

        var rest = ofFile[PerFile..];
        var codes = rest.GroupBy(finding => finding.Code.Id).OrderByDescending(code => code.Count()).ThenBy(code => code.Key, StringComparer.Ordinal).Select(code => $"{code.Count()} {code.Key}");
        return ofFile[..PerFile].Add(rest[0] with
        {
            Code = ConfigurationCodes.MoreFindings,
            Message = $"From here on {rest.Length} more findings of this file are not shown: {string.Join(", ", codes)}.",
            Severity = rest.Any(finding => finding.Severity == Severity.Error) ? Severity.Error : Severity.Warning,
        });
    }
}
