using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>What came of one question about an account.</summary>
public abstract record Inspected
{
    private Inspected()
    {
    }

    /// <param name="Content">The body; missing when there is none, or none that can be read.</param>
    public sealed record Answer(int Status, Value Content) : Inspected;

    /// <summary>NetSuite, or its login, refused.</summary>
    public sealed record Refused(NetSuiteError Error) : Inspected;

    /// <summary>There was no whole answer.</summary>
    public sealed record Unreachable(string Reason) : Inspected;

    /// <summary>Why there is no answer, in a sentence; an empty text when there is one.</summary>
    public string Trouble => this switch
    {
        Refused { Error: { Code: "" } error } => error.Detail,
        Refused { Error: var error } => $"{error.Code}: {error.Detail}",
        Unreachable { Reason: var reason } => reason,
        _ => "",
    };
}
