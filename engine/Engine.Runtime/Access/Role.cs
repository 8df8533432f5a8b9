namespace Engine.Runtime.Access;

/// <summary>What somebody may do over the HTTP API. Each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Look.</summary>
    Viewer,

    /// <summary>Work the exception queue: retry, hold, assign, pause, drain.</summary>
    Operator,

    /// <summary>Decide about money: release, link, edit, resolve without posting, replay in bulk.</summary>
    Approver,

    /// <summary>Keys and erasure.</summary>
    Admin,
}
