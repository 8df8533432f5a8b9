using System.Diagnostics;

namespace Engine.App.Demo;

/// <summary>Waits for an engine to have nothing on its way.</summary>
internal static class Quiet
{
    /// <summary>False when it is still busy after <paramref name="patience"/>.</summary>
    /// <param name="glance">Between one look and the next.</param>
    public static async Task<bool> UntilAsync(Func<Task<bool>> isBusy, TimeSpan patience, TimeSpan glance, CancellationToken cancel)
    {
        var since = Stopwatch.StartNew();
        while (await isBusy())
        {
            if (since.Elapsed > patience)
            {
                return false;
            }

            await Task.Delay(glance, cancel);
        }

        return true;
    }
}
