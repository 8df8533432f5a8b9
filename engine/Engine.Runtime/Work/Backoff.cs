namespace Engine.Runtime.Work;

/// <summary>How long to pause before trying again.</summary>
public static class Backoff
{
    private const int Doublings = 16;
    private const int SpreadPercent = 20;

    /// <summary>
    /// Doubles with every attempt up to the longest pause, and is spread by up to a fifth by event, so that events stopped by
    /// one outage do not all come back at the same moment.
    /// </summary>
    /// <param name="attempts">How often it was tried, from 1.</param>
    public static TimeSpan Pause(int attempts, long eventNumber, WorkerOptions options)
    {
        var doubled = options.FirstRetry * (1L << Math.Clamp(attempts - 1, 0, Doublings));
        var pause = doubled < options.LongestRetry ? doubled : options.LongestRetry;
        return pause * (100 + (eventNumber * 7 % (SpreadPercent + 1))) / 100;
    }
}
