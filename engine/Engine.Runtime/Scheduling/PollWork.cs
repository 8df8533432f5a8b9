using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Runtime.Ingest.Polling;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>Asks each polled source of a client for what is new. One that does not answer keeps its place, and the others are asked all the same.</summary>
internal sealed class PollWork(PollRun polls, SourceHttp http) : ScheduledWork
{
    public override ScheduledTask Task => ScheduledTask.Poll;

    public override RunKind Kind => RunKind.Poll;

    public override async Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel)
    {
        tally.Count("taken", 0);
        foreach (var source in client.Sources.Values.OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            if (source.Polling is { } polling)
            {
                var report = await polls.RunAsync(client, new ListPoller(source, polling, http), cancel);
                tally.Count("taken", report.Taken);
                tally.Count("known", report.Known);
                if (report.Stopped is { } reason)
                {
                    tally.Fail(source.Name, TimeCodes.SourceNotListed.Id, $"{reason} The next run goes on where this one stopped.");
                }
            }
        }
    }
}
