using System.Collections.Immutable;

namespace Engine.Sandbox.Jobs;

/// <summary>One asynchronous request.</summary>
internal sealed record Job(long Id, DateTimeOffset SubmittedAt, ImmutableArray<JobTask> Tasks)
{
    public bool IsCompleted => Tasks.All(task => task.Result is not null);
}
