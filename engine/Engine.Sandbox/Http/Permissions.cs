using Engine.Sandbox.Switches;

namespace Engine.Sandbox.Http;

/// <summary>What the role behind every integration may not do.</summary>
internal sealed class Permissions(SwitchBoard switches)
{
    private const string LimitsOnly = "governanceLimits";

    /// <exception cref="Refusal">The role may not do it.</exception>
    public void Check(string method, string subject)
    {
        if ((subject == LimitsOnly && !switches.IsOn(LoginSwitches.HasAdministratorRole)) || Denied.Any(denied => denied.Equals(subject, StringComparison.OrdinalIgnoreCase)
            || denied.Equals($"{method} {subject}", StringComparison.OrdinalIgnoreCase)))
        {
            throw new Refusal(403, "INSUFFICIENT_PERMISSION",
                $"Permission Violation: You need the '{subject}' permission to access this page. Please contact your account administrator.");
        }
    }

    /// <summary>Whether queries may read a record type.</summary>
    public bool MayQuery(string subject) => !Denied.Any(denied => denied.Equals(subject, StringComparison.OrdinalIgnoreCase));

    private string[] Denied =>
        switches[LoginSwitches.DeniedPermissions].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
