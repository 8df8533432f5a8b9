using System.Collections.Immutable;
using Engine.Sandbox.Auth;
using Engine.Sandbox.Http;
using Engine.Sandbox.Switches;

namespace Engine.Sandbox.Jobs;

/// <summary>The jobs of the account and the idempotency keys that began them; both are forgotten after a while.</summary>
internal sealed class JobBoard(SwitchBoard switches, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, Job> jobs = [];
    private readonly Dictionary<(Integration? Owner, string Key), (long Job, DateTimeOffset At)> keys = [];
    private long lastId;

    /// <summary>A new job, or the number of the one that began under the same idempotency key.</summary>
    /// <param name="key">Null when the request has none.</param>
    public (Job? New, long Id) Begin(ImmutableArray<Call> calls, Integration? owner, string? key)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            Forget(now);
            var held = switches.Is(JobSwitches.IdempotencyScope, "integration") ? owner : null;
            if (key is not null && keys.TryGetValue((held, key), out var first))
            {
                return (null, first.Job);
            }

            var job = new Job(++lastId, now, [.. calls.Select((call, index) => new JobTask(index + 1, call))]);
            jobs[job.Id] = job;
            if (key is not null)
            {
                keys[(held, key)] = (job.Id, now);
            }

            return (job, job.Id);
        }
    }

    public Job? Find(long id)
    {
        lock (gate)
        {
            Forget(time.GetUtcNow());
            return jobs.GetValueOrDefault(id);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var old in jobs.Values.Where(job => now - job.SubmittedAt >= switches.Seconds(JobSwitches.JobRetention)).ToList())
        {
            jobs.Remove(old.Id);
        }

        foreach (var (old, _) in keys.Where(key => now - key.Value.At >= switches.Seconds(JobSwitches.IdempotencyRetention)).ToList())
        {
            keys.Remove(old);
        }
    }
}
