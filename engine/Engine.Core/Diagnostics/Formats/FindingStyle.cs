namespace Engine.Core.Diagnostics.Formats;

/// <summary>How findings are coloured: escape sequences of a terminal, or nothing.</summary>
public sealed record FindingStyle(string Strong, string Error, string Warning, string Faint, string Reset)
{
    public static FindingStyle Plain { get; } = new("", "", "", "", "");

    public static FindingStyle Terminal { get; } = new("\e[1m", "\e[1;31m", "\e[1;33m", "\e[2m", "\e[0m");

    public string Of(Severity severity) => severity == Severity.Error ? Error : Warning;
}
