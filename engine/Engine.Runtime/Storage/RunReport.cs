namespace Engine.Runtime.Storage;

/// <summary>What a run did.</summary>
/// <param name="Number">In order of starting.</param>
/// <param name="EndedAt">Null while it runs, and when the engine stopped in the middle of it.</param>
public sealed record RunReport(long Number, RunStart Start, RunState State, DateTimeOffset? EndedAt, RunProgress Progress);
