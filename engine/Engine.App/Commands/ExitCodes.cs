namespace Engine.App.Commands;

/// <summary>What the process answers to the shell; a stable contract.</summary>
public static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>The work was done and there are findings.</summary>
    public const int Findings = 1;

    /// <summary>Could not load, or the command line is wrong.</summary>
    public const int Unusable = 2;

    /// <summary>A remote system could not be reached.</summary>
    public const int Unreachable = 3;
}
