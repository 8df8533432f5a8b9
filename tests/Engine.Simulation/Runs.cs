using System.Globalization;
using Engine.Core.Configuration;

namespace Engine.Simulation;

/// <summary>Many runs at once: each waits more than it computes.</summary>
internal static class Runs
{
    private const int AtOnce = 8;

    /// <summary>Plays a range of seeds and prints every fault with the way to see it again, then a summary.</summary>
    /// <returns>Whether all was well.</returns>
    public static async Task<bool> PlayAsync(IReadOnlyDictionary<string, ClientConfig> clients, int from, int count, TextWriter output)
    {
        var (deliveries, requests, strikes, deaths, failed) = (0, 0, 0, 0, 0);
        var gate = new Lock();
        await Parallel.ForEachAsync(Enumerable.Range(from, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) =>
        {
            var report = await SimulatedRun.PlayAsync(clients, seed);
            lock (gate)
            {
                deliveries += report.Deliveries;
                requests += report.Requests;
                strikes += report.Strikes;
                deaths += report.Deaths;
                failed += report.Faults.IsEmpty ? 0 : 1;
                Print(report, output);
            }
        });
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} seeds from {from}: {failed} failed; {deliveries} deliveries, {requests} requests to NetSuite, {strikes} of them disturbed, {deaths} deaths of the engine."));
        return failed == 0;
    }

    /// <summary>A failed run as text; empty for one in which all was well.</summary>
    public static string Describe(RunReport report) => report.Faults.IsEmpty ? "" : string.Join(
        '\n',
        [
            $"seed {report.Seed}: not as it must be",
            .. report.Faults.Select(fault => "  " + fault),
            "  what happened:",
            .. report.Diary.Select(line => "  " + line),
            $"  again: dotnet run -c Release --project tests/Engine.Simulation -- --from {report.Seed} --seeds 1",
        ]);

    private static void Print(RunReport report, TextWriter output)
    {
        if (Describe(report) is { Length: > 0 } text)
        {
            output.WriteLine(text);
        }
    }
}
