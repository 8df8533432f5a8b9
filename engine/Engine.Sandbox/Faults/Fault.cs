using System.Text.Json.Nodes;

namespace Engine.Sandbox.Faults;

/// <summary>
/// A fault to come. It happens <see cref="Count"/> times to requests that match, then never again; with a <see cref="Rate"/>, to that
/// share of them, for as long as it stands.
/// </summary>
/// <param name="Kind">What goes wrong. <see cref="FaultKind.LoseAnswer"/>, <see cref="FaultKind.ResetMidBody"/>,
/// <see cref="FaultKind.FailAfter"/> and <see cref="FaultKind.SlowAnswer"/> happen only to requests that the account has accepted.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The HTTP method it waits for; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The record type it waits for, or <c>suiteql</c>, <c>job</c>, <c>governanceLimits</c>, <c>metadata-catalog</c>, or
    /// <c>token</c>; null for any but the last.</summary>
    public string? Record { get; init; }

    /// <summary>How often it happens; null for once, or without end when it has a rate.</summary>
    public int? Count { get; init; }

    /// <summary>Matching requests that pass before it begins.</summary>
    public int After { get; init; }

    /// <summary>The share of matching requests it happens to, above 0 and up to 1; null for each of them.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Decides which requests a rate chooses: the same seed chooses the same ones, counted in their order of arrival.</summary>
    public long Seed { get; init; }

    /// <summary>How long the slow kinds take, how old a stale read is, how far a clock is ahead (or, below 0, behind).</summary>
    public int Milliseconds { get; init; } = 1000;

    /// <summary>The status of <see cref="FaultKind.Refuse"/> (400), of the failures (500), or of <see cref="FaultKind.Limit"/>.</summary>
    public int? Status { get; init; }

    /// <summary>The code of <see cref="FaultKind.Refuse"/>; null for <c>USER_ERROR</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The words of <see cref="FaultKind.Refuse"/> and <see cref="FaultKind.BadRecord"/>.</summary>
    public string? Detail { get; init; }

    /// <summary>Seconds in a <c>Retry-After</c> header of <see cref="FaultKind.Limit"/>; null for none.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Which record of a batch is bad, counted from 0; null for the middle one.</summary>
    public int? Item { get; init; }

    /// <summary>What a person changes, as the body of a PATCH; null for the memo, or the comments of an entity.</summary>
    public JsonObject? Edit { get; init; }

    internal int Times => Count ?? (Rate is null ? 1 : int.MaxValue);

    internal FaultStage Stage => Kind switch
    {
        FaultKind.LoseAnswer or FaultKind.ResetMidBody or FaultKind.FailAfter or FaultKind.SlowAnswer => FaultStage.Accepted,
        FaultKind.BadRecord => FaultStage.Batch,
        _ => FaultStage.Before,
    };

    /// <summary>Why it makes no sense; null when it does.</summary>
    internal string? Problem => this switch
    {
        { Count: < 1 } => "A count is 1 or more.",
        { After: < 0 } => "after is 0 or more.",
        { Rate: <= 0 or > 1 } => "A rate is above 0 and at most 1.",
        { Milliseconds: < 0, Kind: not FaultKind.ClockSkew } => "milliseconds is 0 or more; only a clock can be behind.",
        { Status: not null, Kind: FaultKind.FailBefore or FaultKind.FailAfter } when Status is not (500 or 502 or 503 or 504) =>
            "A failure's status is 500, 502, 503 or 504.",
        { Status: not null, Kind: FaultKind.Limit } when Status is not (400 or 429) => "A limit's status is 400 or 429.",
        { Status: not null, Kind: FaultKind.Refuse } when Status is not (400 or 401 or 403 or 404 or 409) =>
            "A refusal's status is 400, 401, 403, 404 or 409.",
        _ => null,
    };

    internal bool Matches(FaultVisit visit) =>
        (Method is null || Method.Equals(visit.Method, StringComparison.OrdinalIgnoreCase))
        && (Record?.Equals(visit.Subject, StringComparison.OrdinalIgnoreCase) ?? visit.Subject != FaultVisit.Token);
}
