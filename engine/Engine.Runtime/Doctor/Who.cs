namespace Engine.Runtime.Doctor;

/// <summary>Who can do something about a finding.</summary>
internal static class Who
{
    public const string Administrator = "The NetSuite administrator";
    public const string Consultant = "Whoever keeps the client's mapping and crosswalks";
    public const string Accounting = "Accounting";
    public const string Operator = "Whoever operates the engine";
}
