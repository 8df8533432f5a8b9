namespace Engine.Sandbox.Switches;

/// <summary>What asynchronous requests do where sources differ or are silent.</summary>
public static class JobSwitches
{
    public static Switch JobDelay { get; } = new("jobDelay", "50")
    {
        Decides = "Milliseconds until a job begins.",
        Evidence = "inferred; it depends on the load of the account",
        IsNumber = true,
    };

    public static Switch JobRetention { get; } = new("jobRetention", "86400")
    {
        Decides = "Seconds for which a job and its results can be read.",
        Evidence = "inferred; no source states it",
        IsNumber = true,
    };

    public static Switch IdempotencyRetention { get; } = new("idempotencyRetention", "86400")
    {
        Decides = "Seconds for which an idempotency key is remembered.",
        Evidence = "inferred; no source states it",
        IsNumber = true,
    };

    public static Switch IdempotencyScope { get; } = new("idempotencyScope", "integration")
    {
        Decides = "Who must not use an idempotency key twice: the same integration, or anyone in the account.",
        Evidence = "inferred; no source states it",
        Values = ["integration", "account"],
    };

    public static Switch JobProgress { get; } = new("jobProgress", "documented")
    {
        Decides = "The values of progress: pending and succeeded only (documented), or processing and failed too (detailed).",
        Evidence = "documented; detailed is inferred",
        Values = ["documented", "detailed"],
    };

    public static Switch JobLocation { get; } = new("jobLocation", "absolute")
    {
        Decides = "Whether the Location of a job has scheme and host.",
        Evidence = "conflict: documented both ways",
        Values = ["absolute", "path"],
    };

    public static Switch JobTaskList { get; } = new("jobTaskList", "one-item")
    {
        Decides = "The list of a job's tasks: one item with all links, as documented, or an item for each task.",
        Evidence = "documented; the other is inferred",
        Values = ["one-item", "item-per-task"],
    };

    public static Switch BatchOrder { get; } = new("batchOrder", "sequential")
    {
        Decides = "The order of a batch that does not ask for one: as sent, or in parallel (here: backwards).",
        Evidence = "conflict: newest documentation, older documentation",
        Values = ["sequential", "parallel"],
    };
}
