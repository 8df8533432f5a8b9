namespace Engine.Runtime.Storage;

/// <summary>What is kept of a schedule.</summary>
/// <param name="LastDue">When the run was due that was last taken or left out; before the first, when the schedule was first seen.</param>
/// <param name="LastRun">Number of the run it last started; null when it started none.</param>
public sealed record ScheduleState(string Client, string Name, DateTimeOffset LastDue, long? LastRun);
