using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Doctor;

/// <summary>Makes every check of one client's account. Nothing is written there.</summary>
public static class Examination
{
    /// <param name="client">Has a connection to NetSuite.</param>
    public static async Task<DoctorReport> OfAsync(ClientConfig client, NetSuiteClient account, TimeProvider time, CancellationToken cancel)
    {
        var patient = new Patient(client, account, time);
        var connection = await patient.RecordTypesAsync(cancel);
        var reports = ImmutableArray.CreateBuilder<CheckReport>();
        foreach (var check in AccountCheck.All)
        {
            ImmutableArray<CheckFinding> findings = connection is Inspected.Answer || !check.NeedsConnection
                ? await check.RunAsync(patient, cancel)
                : [CheckFinding.Skipped("Not looked at: there is no connection.")];
            reports.Add(new CheckReport(check.Name, check.Asks, findings));
        }

        return new DoctorReport(client.Name, client.NetSuite!.Account, connection is not Inspected.Unreachable, reports.ToImmutable(), patient.SchemaRead);
    }
}
