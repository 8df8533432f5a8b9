using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.NetSuite.Account;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>The metadata catalogue against the mappings: what <c>engine lint</c> says of an imported account, said of the account as it is.</summary>
internal sealed class FieldsCheck : AccountCheck
{
    public override string Name => "fields";

    public override string Asks => "whether the account has the fields and list entries that the mappings write";

    public override int Order => 50;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        if (await patient.SchemaAsync(cancel) is not ({ } schema, _))
        {
            return [CheckFinding.Warning($"The metadata catalogue could not be read. {(await patient.SchemaAsync(cancel)).Trouble!.Trouble}", "Run it again.", Who.Operator)];
        }

        var findings = new FindingSink();
        AccountFindings.Report(schema, patient.Client.Mappings, findings);
        var fields = schema.Records.Values.Sum(record => record.Fields.Count + record.Sublists.Values.Sum(lines => lines.Count));
        return
        [
            .. findings.ToImmutable()
                .Select(finding => CheckFinding.Error($"{finding.Code} {finding.Message}", finding.Code.Help, Who.Consultant).At(finding.Span))
                .DefaultIfEmpty(CheckFinding.Ok($"Every field and list entry that the mappings write is there; the catalogue names {fields} fields of {schema.Records.Count} record types.")),
        ];
    }
}
