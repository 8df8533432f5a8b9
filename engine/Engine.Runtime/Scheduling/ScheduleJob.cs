using Microsoft.Extensions.Logging;
using Quartz;

namespace Engine.Runtime.Scheduling;

/// <summary>One turn of one schedule: runs it if it is due, and asks to be woken when it is due next. Never two at once.</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduleJob(ScheduleRunner runner, ILogger logger, CancellationToken stopping) : IJob
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    public async Task Execute(IJobExecutionContext context)
    {
        var (client, name) = (context.JobDetail.Key.Group, context.JobDetail.Key.Name);
        var next = await RunAsync(client, name);
        if (next is { } at && !stopping.IsCancellationRequested)
        {
            var trigger = TriggerBuilder.Create().ForJob(context.JobDetail.Key).StartAt(at).WithSimpleSchedule(simple => simple.WithMisfireHandlingInstructionFireNow()).Build();
            await context.Scheduler.ScheduleJob(trigger, stopping);
        }
    }

    private async Task<DateTimeOffset?> RunAsync(string client, string name)
    {
        try
        {
            return await runner.RunDueAsync(client, name, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // Storage that is gone, or a bug: the schedule is tried again, and the others go on.
            logger.LogError(failure, "Schedule {Schedule} of {Client} could not be run.", name, client);
            return TimeProvider.System.GetUtcNow() + AfterFault;
        }
    }
}
