using System.Collections.Immutable;
using Engine.Core.NetSuite.Account;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>The metadata catalogue against <c>account.json</c>, which the last import left in the client's folder.</summary>
internal sealed class DriftCheck : AccountCheck
{
    public override string Name => "drift";

    public override string Asks => "what became of the account since it was imported";

    public override int Order => 120;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        if (await patient.SchemaAsync(cancel) is not ({ } now, _))
        {
            return [CheckFinding.Skipped("Not looked at: the metadata catalogue could not be read.")];
        }

        if (patient.Client.Account is not { } before || before.Account != now.Account)
        {
            return [CheckFinding.Ok("Nothing was imported from this account yet; engine doctor --import does.")];
        }

        return
        [
            .. AccountDrift.Between(before, now)
                .Select(change => CheckFinding.Warning(change, "Look whether a mapping depends on it, then run engine doctor --import.", Who.Consultant))
                .DefaultIfEmpty(CheckFinding.Ok("The account is as it was imported.")),
        ];
    }
}
