namespace Engine.Sandbox.Faults;

/// <summary>One request on its way past the fault board.</summary>
internal sealed record FaultVisit(string Method, string Subject)
{
    /// <summary>The subject of the token endpoint, which only faults that name it concern.</summary>
    public const string Token = "token";

    /// <summary>Scripts that this request has already met, so that it does not run into two steps of one script.</summary>
    public HashSet<FaultScript> Met { get; } = [];
}
