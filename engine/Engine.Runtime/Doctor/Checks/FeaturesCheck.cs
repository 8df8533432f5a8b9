using System.Collections.Immutable;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>Record types that the account offers. A type that a switched-off feature brings is not in the catalogue, or our role may not see it.</summary>
internal sealed class FeaturesCheck : AccountCheck
{
    public override string Name => "features";

    public override string Asks => "whether the account has what the mappings rely on";

    public override int Order => 30;

    private static readonly ImmutableArray<(string Type, string Feature)> features =
        [("subsidiary", "OneWorld"), ("currency", "Multiple Currencies"), ("accountingPeriod", "Accounting Periods"), ("salesTaxItem", "tax items")];

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        var offered = ((Inspected.Answer)await patient.RecordTypesAsync(cancel)).Content.AsList().Select(name => name.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = patient.Uses.Where(use => !offered.Contains(use.Type.Name)).Select(use => CheckFinding.Error(
            $"The account offers no record type {use.Type.Name}, which the mappings use.",
            "Switch on the feature that brings it, or let the role of the integration see it.",
            Who.Administrator));
        var seen = features.Where(feature => offered.Contains(feature.Type)).Select(feature => feature.Feature).ToList();
        var used = string.Join(", ", patient.Uses.Select(use => use.Type.Name));
        return [.. missing.DefaultIfEmpty(CheckFinding.Ok($"All record types that the mappings use are offered: {used}. Seen besides: {string.Join(", ", seen)}."))];
    }
}
