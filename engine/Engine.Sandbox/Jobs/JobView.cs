using System.Text.Json.Nodes;
using Engine.Sandbox.Switches;

namespace Engine.Sandbox.Jobs;

/// <summary>Jobs and tasks as JSON (Oracle help, subsect_161278579295, subsect_161252896355, subsect_161252889998).</summary>
internal sealed class JobView(string root, SwitchBoard switches)
{
    public JsonObject Of(Job job) => new()
    {
        ["links"] = new JsonArray(Self(Address(job))),
        ["completed"] = job.IsCompleted,
        ["id"] = job.Id.ToString(),
        ["progress"] = Progress(job.IsCompleted, job.Tasks.Any(task => task.StartedAt is not null), job.Tasks.Any(task => task.Result is { IsSuccess: false })),
        ["task"] = new JsonObject { ["links"] = new JsonArray(Self($"{Address(job)}/task")) },
    };

    public JsonObject Tasks(Job job)
    {
        var links = job.Tasks.Select(task => (JsonNode)Self(Address(job, task))).ToArray();
        var items = switches.Is(JobSwitches.JobTaskList, "one-item")
            ? new JsonArray(new JsonObject { ["links"] = new JsonArray(links) })
            : new JsonArray([.. links.Select(link => new JsonObject { ["links"] = new JsonArray(link) })]);
        return new JsonObject
        {
            ["links"] = new JsonArray(Self($"{Address(job)}/task")),
            ["count"] = items.Count,
            ["hasMore"] = false,
            ["items"] = items,
            ["offset"] = 0,
            ["totalResults"] = items.Count,
        };
    }

    public JsonObject Of(Job job, JobTask task)
    {
        var view = new JsonObject
        {
            ["links"] = new JsonArray(
                Self(Address(job, task)),
                new JsonObject { ["rel"] = "related", ["href"] = $"{Address(job, task)}/result" }),
            ["completed"] = task.Result is not null,
            ["id"] = task.Number.ToString(),
            ["progress"] = Progress(task.Result is not null, task.StartedAt is not null, task.Result is { IsSuccess: false }),
        };
        Add(view, "startTime", task.StartedAt);
        Add(view, "endTime", task.EndedAt);
        return view;
    }

    private string Progress(bool isCompleted, bool hasStarted, bool hasFailed)
    {
        var detailed = switches.Is(JobSwitches.JobProgress, "detailed");
        return isCompleted ? detailed && hasFailed ? "failed" : "succeeded" : detailed && hasStarted ? "processing" : "pending";
    }

    private string Address(Job job) => $"{root}/job/{job.Id}";

    private string Address(Job job, JobTask task) => $"{Address(job)}/task/{task.Number}";

    private static JsonObject Self(string address) => new() { ["rel"] = "self", ["href"] = address };

    private static void Add(JsonObject view, string name, DateTimeOffset? at)
    {
        if (at is { } instant)
        {
            view[name] = instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        }
    }
}
