namespace Engine.Sandbox.Switches;

/// <summary>What logging in does where no source says what a real account does.</summary>
public static class LoginSwitches
{
    public static Switch TimestampWindow { get; } = new("timestampWindow", "300")
    {
        Decides = "Seconds by which the timestamp of a signed request (OAuth 1.0a) may differ from the account's clock.",
        Evidence = "inferred; public fakes use five minutes",
        IsNumber = true,
    };

    public static Switch RefusesAssertionReplay { get; } = Switch.OnOff("refusesAssertionReplay", true,
        "Whether an assertion whose jti was used before is refused.", "inferred; Oracle's sample assertion carries a jti");

    public static Switch InvalidLoginCode { get; } = new("invalidLoginCode", "INVALID_LOGIN")
    {
        Decides = "The code of a 401.",
        Evidence = "conflict: documented, a public fake",
        Values = ["INVALID_LOGIN", "INVALID_LOGIN_ATTEMPT"],
    };

    public static Switch HasAdministratorRole { get; } = Switch.OnOff("hasAdministratorRole", true,
        "Whether the integrations log in as an administrator, who alone may read the governance limits.", "documented");

    public static Switch DeniedPermissions { get; } = new("deniedPermissions", "")
    {
        Decides = "What the role may not do: a comma-separated list of method and record type (POST invoice) or a record type alone (customer).",
        Evidence = "documented; a connector's test for the words of SuiteQL",
    };
}
