using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace Engine.App.Systemd;

/// <summary>
/// What the service manager is told: ready, stopping, a line about the work, and that the service is alive. It counts as alive while it can
/// say how its work stands; a process that hangs is restarted.
/// </summary>
/// <param name="status">One line for people; throws or hangs when the service does not work any more.</param>
internal sealed class ServiceNotices(NotifySocket socket, Func<string> status, TimeProvider clock)
{
    private const string WatchdogVariable = "WATCHDOG_USEC";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>How often a sign of life is due: twice in the time after which the service manager gives the service up.</summary>
    public static TimeSpan IntervalOf(string? watchdogMicroseconds) =>
        long.TryParse(watchdogMicroseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            && TimeSpan.FromMicroseconds(limit) / 2 is var half && half < Pause
                ? half
                : Pause;

    /// <summary>Called when the service listens; goes on until it stops.</summary>
    public async Task RunAsync(IHostApplicationLifetime lifetime)
    {
        if (!socket.IsConnected)
        {
            return;
        }

        socket.Tell("READY=1", $"STATUS={status()}");
        try
        {
            while (true)
            {
                await Task.Delay(IntervalOf(Environment.GetEnvironmentVariable(WatchdogVariable)), clock, lifetime.ApplicationStopping);
                socket.Tell("WATCHDOG=1", $"STATUS={status()}");
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            socket.Tell("STOPPING=1", "STATUS=Finishing what is in work.");
        }
    }
}
