namespace Engine.Runtime.Doctor;

/// <summary>How serious what a check saw is; the worst last.</summary>
public enum CheckLevel
{
    Ok,

    /// <summary>It was not looked at, since something before it is wrong.</summary>
    Skipped,

    /// <summary>It need not stop anything now.</summary>
    Warning,

    /// <summary>Events will be raised to people until it is put right.</summary>
    Error,
}
