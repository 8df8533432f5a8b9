using System.Collections.Immutable;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>Login and first answer.</summary>
internal sealed class ConnectionCheck : AccountCheck
{
    public override string Name => "connection";

    public override string Asks => "whether NetSuite lets the engine in";

    public override int Order => 10;

    public override bool NeedsConnection => false;

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        var connection = patient.Client.NetSuite!;
        var where = $"account {connection.Account} at {connection.BaseUrl}";
        return await patient.RecordTypesAsync(cancel) switch
        {
            Inspected.Answer answer => [CheckFinding.Ok($"Logged in to {where}; {answer.Content.AsList().Count} record types are offered.")],
            // Nobody has answered: the credentials could not even be read.
            Inspected.Refused refused when patient.ClockAhead is null =>
                [CheckFinding.Error($"The engine cannot log in to {where}. {refused.Trouble}", "Put the secret where the connection in client.yaml says it is.", Who.Operator)],
            Inspected.Refused { Error: var error } refused =>
                [CheckFinding.Error($"NetSuite refuses the engine at {where}. {refused.Trouble}", NetSuiteCodes.Of(error.Class).Help, NetSuiteCodes.WhoCanHelp(error.Class))],
            var unreachable => [CheckFinding.Error($"No answer from {where}. {unreachable.Trouble}", "Check the base URL of the connection, the network and its proxies, and NetSuite's status page.", Who.Operator)],
        };
    }
}
