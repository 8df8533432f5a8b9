namespace Engine.Runtime.NetSuite;

/// <summary>One row of the error catalogue: every condition that is given has to hold.</summary>
/// <param name="Class">What the row says it is.</param>
/// <param name="Source">Where such an answer was seen or is documented; keys of the protocol page.</param>
public sealed record NetSuiteErrorRule(NetSuiteErrorClass Class, string Source)
{
    /// <summary>Lowest HTTP status; null for any.</summary>
    public int? StatusFrom { get; init; }

    /// <summary>Highest HTTP status.</summary>
    public int? StatusTo { get; init; }

    /// <summary><c>o:errorCode</c>, compared exactly; null for any.</summary>
    public string? Code { get; init; }

    /// <summary>Part of the detail, compared without regard to case; null for any. English only: NetSuite translates its texts.</summary>
    public string? Text { get; init; }

    public bool Holds(int status, string code, string detail) =>
        (StatusFrom is null || status >= StatusFrom)
        && (StatusTo is null || status <= StatusTo)
        && (Code is null || Code == code)
        && (Text is null || detail.Contains(Text, StringComparison.OrdinalIgnoreCase));
}
