using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Spi;

namespace Engine.Runtime.Scheduling;

/// <summary>Makes the job that Quartz runs.</summary>
internal sealed class ScheduleJobFactory(ScheduleRunner runner, ILogger logger, CancellationToken stopping) : IJobFactory
{
    public IJob NewJob(TriggerFiredBundle bundle, IScheduler scheduler) => new ScheduleJob(runner, logger, stopping);

    public void ReturnJob(IJob job)
    {
        // Holds nothing that has to be given back.
    }
}
