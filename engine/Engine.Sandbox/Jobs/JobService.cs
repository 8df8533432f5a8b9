using System.Collections.Immutable;
using System.Globalization;
using Engine.Sandbox.Faults;
using Engine.Sandbox.Http;
using Engine.Sandbox.Switches;

namespace Engine.Sandbox.Jobs;

/// <summary><c>Prefer: respond-async</c> and <c>/services/rest/async/v1/job</c>: requests that are answered later, one or up to a hundred at once.</summary>
/// <param name="execute">Runs one synchronous request and never throws a refusal.</param>
internal sealed class JobService(Func<Call, Answer> execute, FaultEffects effects, JobBoard board, SwitchBoard switches, TimeProvider time)
{
    public const string Path = "/services/rest/async/v1";
    private const string KeyHeader = "X-NetSuite-Idempotency-Key";

    /// <summary>Takes an asynchronous request: 202 and the address of its job.</summary>
    /// <exception cref="Refusal">It cannot be taken apart, or its idempotency key is no UUID.</exception>
    public Answer Submit(Call call)
    {
        var calls = BatchReader.IsBatch(call) ? BatchReader.Read(call) : [call];
        var (job, id) = board.Begin(calls, call.Caller, Key(call));
        var location = switches.Is(JobSwitches.JobLocation, "absolute") ? $"{call.Origin}{Path}/job/{id}" : $"{Path}/job/{id}";
        if (job is null)
        {
            return ErrorEnvelope.SameKey(location);
        }

        _ = RunAsync(job, call, IsParallel(call) ? [.. job.Tasks.Reverse()] : job.Tasks);
        return new Answer(202).With("Location", location).With("Preference-Applied", "respond-async");
    }

    /// <summary><c>job/{id}</c>, <c>job/{id}/task</c>, <c>…/task/{n}</c> and <c>…/task/{n}/result</c>.</summary>
    public Answer Handle(Call call)
    {
        if (call.Method != "GET")
        {
            throw new Refusal(405, "METHOD_NOT_ALLOWED", $"{call.Method} is not allowed here.");
        }

        var job = call.Subject == "job" && Number(call, 1) is { } id ? board.Find(id) : null;
        var view = new JobView($"{call.Origin}{Path}", switches);
        var task = job is not null && Number(call, 3) is { } number ? job.Tasks.FirstOrDefault(each => each.Number == number) : null;
        return (job, call.Segments.Count, task) switch
        {
            ({ } found, 2, _) => Answer.Single(view.Of(found)),
            ({ } found, 3, _) when call.Segments[2] == "task" => Answer.Collection(view.Tasks(found)),
            ({ } found, 4, { } one) when call.Segments[2] == "task" => Answer.Single(view.Of(found, one)),
            (not null, 5, { Result: { } result }) when call.Segments[2] == "task" && call.Segments[4] == "result" => result,
            _ => throw Refusal.NoSuchRecord(isTransaction: false),
        };
    }

    private bool IsParallel(Call call) =>
        call.HasHeader("Prefer", "batch-processing=\"parallel\"")
        || (!call.HasHeader("Prefer", "batch-processing=\"sequential\"") && switches.Is(JobSwitches.BatchOrder, "parallel"));

    private static string? Key(Call call)
    {
        if (!call.Headers.TryGetValue(KeyHeader, out var value) || value.ToString() is not { Length: > 0 } key)
        {
            return null;
        }

        return Guid.TryParseExact(key, "D", out var parsed)
            ? parsed.ToString()
            : throw new Refusal(400, "INVALID_HEADER", $"The header '{KeyHeader}' must hold a UUID (RFC 4122).") { Header = KeyHeader };
    }

    private static long? Number(Call call, int at) =>
        at < call.Segments.Count && long.TryParse(call.Segments[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Runs on after the answer, as the account's own processors do; nobody waits for it.
    private async Task RunAsync(Job job, Call batch, ImmutableArray<JobTask> tasks)
    {
        var bad = effects.BadRecord(batch, tasks.Length);
        await effects.DelayAsync(TimeSpan.FromMilliseconds(switches.Number(JobSwitches.JobDelay)));
        foreach (var task in tasks)
        {
            task.StartedAt = time.GetUtcNow();
            var answer = bad is { } wrong && wrong.Item == task.Number - 1 ? wrong.Answer : execute(task.Call);
            task.EndedAt = time.GetUtcNow();
            task.Result = answer;
        }
    }
}
