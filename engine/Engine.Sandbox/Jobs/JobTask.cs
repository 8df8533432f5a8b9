using Engine.Sandbox.Http;

namespace Engine.Sandbox.Jobs;

/// <summary>One record of a job: the request it stands for, and later what came of it.</summary>
internal sealed class JobTask(int number, Call call)
{
    // Set last, by the thread that ran it; whoever sees it sees the times too.
    private volatile Answer? result;

    public int Number => number;

    public Call Call => call;

    /// <summary>What a synchronous request would have been answered; null until it has run.</summary>
    public Answer? Result
    {
        get => result;
        set => result = value;
    }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}
