namespace Engine.Core.Diagnostics;

/// <summary>How much a finding matters: an error refuses the configuration, a warning does not.</summary>
public enum Severity
{
    Error,
    Warning,
}
