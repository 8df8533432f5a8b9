using System.Collections.Immutable;
using Engine.Core.Mapping;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>Ids written out in mappings and rules, and rows of crosswalks: one statement for each record type.</summary>
internal sealed class InternalIdsCheck : AccountCheck
{
    public override string Name => "internal-ids";

    public override string Asks => "whether the internal ids in the files are alive";

    public override int Order => 70;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        var findings = ImmutableArray.CreateBuilder<CheckFinding>();
        foreach (var ids in patient.Ids.GroupBy(id => id.RecordType, StringComparer.Ordinal))
        {
            var rows = await patient.RowsAsync(ids.Key, cancel);
            if (rows.Trouble is { } trouble)
            {
                findings.Add(CheckFinding.Warning(
                    $"Whether {ids.Count()} ids of {ids.Key} are alive is not known. {trouble.Trouble}", "Let the role of the integration see the records, then run it again.", Who.Administrator));
                continue;
            }

            findings.AddRange(ids.Select(id => Judge(id, rows)).OfType<CheckFinding>());
        }

        return findings.Count > 0 ? findings.ToImmutable() : [CheckFinding.Ok($"All {patient.Ids.Length} internal ids are there and active.")];
    }

    private static CheckFinding? Judge(ConfiguredId id, IdRows rows)
    {
        var what = id.Row is { } row ? $"The row `{row.Key}` of the crosswalk {id.Crosswalk}" : "What is written here";
        if (!rows.Rows.TryGetValue(id.InternalId, out var found))
        {
            return CheckFinding.Error(
                $"{what} names {id.RecordType} {id.InternalId} for {id.Field}, and the account has none.", "Put the internal id of a record that is there.", Who.Consultant).At(id.Span);
        }

        return IdRows.Column(found, "isinactive") != "T"
            ? null
            : CheckFinding.Error(
                $"{what} names {id.RecordType} {id.InternalId} for {id.Field}, which is inactive: NetSuite refuses it.",
                id.Row is null ? "Put an active record, or have this one made active again." : "Point the row to an active record, mark it active=false, or have the record made active again.",
                Who.Consultant).At(id.Span);
    }
}
