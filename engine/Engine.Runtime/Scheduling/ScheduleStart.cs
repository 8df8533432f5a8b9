using Engine.Runtime.Storage;
using Microsoft.Extensions.Hosting;

namespace Engine.Runtime.Scheduling;

/// <summary>Before the worker begins: what an earlier process left is read, and schedules are met.</summary>
internal sealed class ScheduleStart(IStore store, DeliveryBoard deliveries, ScheduleRunner runner) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.Runs.ResumeAsync();
        await deliveries.LoadAsync();
        await runner.AdoptAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
