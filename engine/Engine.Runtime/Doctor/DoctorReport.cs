using System.Collections.Immutable;
using Engine.Core.NetSuite.Account;

namespace Engine.Runtime.Doctor;

/// <summary>How one client's account was found.</summary>
/// <param name="Account">Account id.</param>
/// <param name="IsReachable">Whether NetSuite answered anything.</param>
/// <param name="Schema">What the metadata catalogue says now; null when it was not read as a whole.</param>
public sealed record DoctorReport(string Client, string Account, bool IsReachable, ImmutableArray<CheckReport> Checks, AccountSchema? Schema)
{
    public bool IsFine => Checks.All(check => check.Level < CheckLevel.Warning);
}
