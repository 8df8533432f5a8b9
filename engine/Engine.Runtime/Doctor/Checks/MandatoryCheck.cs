using System.Collections.Immutable;
using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.NetSuite.Account;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>What the catalogue says may not be empty, less what the form of a new record fills by itself, against what each mapping that creates the
/// type writes. Warnings, since no source says that what is not called nullable is mandatory in every case. A reference cannot be told: the
/// catalogue says nothing of its being empty.</summary>
internal sealed class MandatoryCheck : AccountCheck
{
    public override string Name => "mandatory";

    public override string Asks => "whether the mappings fill what the account's forms insist on";

    public override int Order => 60;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        if (await patient.SchemaAsync(cancel) is not ({ } schema, _))
        {
            return [CheckFinding.Skipped("Not looked at: the metadata catalogue could not be read.")];
        }

        var findings = ImmutableArray.CreateBuilder<CheckFinding>();
        foreach (var use in patient.Uses.Where(use => use.Creates && schema.Records.ContainsKey(use.Type.Name)))
        {
            findings.AddRange(await OfAsync(patient, use, schema.Records[use.Type.Name], cancel));
        }

        return findings.Count > 0 ? findings.ToImmutable() : [CheckFinding.Ok("Every mapping fills what the forms insist on. Of references only a first record tells.")];
    }

    private static async Task<IEnumerable<CheckFinding>> OfAsync(Patient patient, RecordUse use, AccountRecord known, CancellationToken cancel)
    {
        if (await patient.NewFormAsync(use.Type.Name, cancel) is not Inspected.Answer { Content: var form })
        {
            return [CheckFinding.Skipped($"The form of a new {use.Type.Name} is not shown to the engine.")];
        }

        var required = known.Fields.Values.Where(field => field.IsRequired && IsEmpty(form.Member(field.Name))).Select(field => field.Name).ToList();
        return from mapping in patient.Client.Mappings
               from record in mapping.Records
               where record.Type.Name == use.Type.Name && record.From is null && record.Write is WriteMode.Upsert or WriteMode.CreateIfAbsent
               from missing in MissingFrom(record, required, known)
               select CheckFinding.Warning(
                   $"{use.Type.Name}.{missing} may not be empty in this account, and the mapping {mapping.Name} does not write it.",
                   "Write it in the mapping or in the client's defaults, or have it made optional on the form.",
                   Who.Consultant).At(record.Span);
    }

    private static IEnumerable<string> MissingFrom(RecordMapping record, List<string> required, AccountRecord known)
    {
        var written = WrittenFields.Of(record).Select(field => field.Place).Concat(record.Groups.Select(group => group.Field.Name)).ToHashSet(StringComparer.Ordinal);
        var ofLines = record.Lines
            .Select(line => line.Sublist.Name)
            .Distinct()
            .SelectMany(name => (known.Sublists.GetValueOrDefault(name)?.Values ?? []).Where(field => field.IsRequired).Select(field => $"{name}.{field.Name}"));
        return required.Concat(ofLines).Where(name => !written.Contains(name));
    }

    private static bool IsEmpty(Value shown) => shown.IsNothing || (shown.Kind == ValueKind.Text && shown.AsText().Length == 0);
}
