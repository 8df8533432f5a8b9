using System.Text.Json;
using Engine.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Scheduling;

/// <summary>Runs a batch and keeps its report: that it began before it does anything, and how it ended.</summary>
public sealed class RunRecorder(IStore store, TimeProvider clock, ILogger<RunRecorder> logger)
{
    /// <summary>The report of the run, ended. A run that is cancelled is interrupted; one that fails says why.</summary>
    /// <param name="started">Told the number of the run once it is kept.</param>
    public async Task<RunReport> RunAsync(RunStart start, Func<RunTally, Task> work, Func<long, Task>? started = null)
    {
        var number = await store.Runs.StartAsync(start);
        var tally = new RunTally(number);
        if (started is not null)
        {
            await started(number);
        }

        var state = await CarryOutAsync(start, work, tally);
        var ended = clock.GetUtcNow();
        await store.Runs.EndAsync(number, state, tally.Progress, ended);
        logger.Log(tally["failed"] > 0 ? LogLevel.Warning : LogLevel.Information, "Run {Run} of {Client}, {Kind}, is {State}: {Counts}{Failed}", number, start.Client, Word(start.Kind), Word(state), string.Join(", ", tally.Progress.Counts.Select(count => $"{count.Key} {count.Value}")), Failed(number, tally.Progress));
        return new RunReport(number, start, state, ended, tally.Progress);
    }

    // What failed is told in the run's report: its words may come out of payloads.
    private static string Failed(long number, RunProgress progress) =>
        progress.Failures is [var first, ..] ? $"; {first.Code} of {first.Subject} is the first failure, engine runs {number} says more" : "";

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private async Task<RunState> CarryOutAsync(RunStart start, Func<RunTally, Task> work, RunTally tally)
    {
        try
        {
            await work(tally);
            return RunState.Done;
        }
        catch (OperationCanceledException)
        {
            return RunState.Interrupted;
        }
        catch (RunStoppedException stopped)
        {
            tally.Fail(start.Client, stopped.Code, stopped.Message);
            tally.Note ??= stopped.Message;
            return RunState.Failed;
        }
        catch (Exception failure)
        {
            // The edge of a run: a bug, or storage that is gone. The service goes on; the report says that the run did not.
            logger.LogError(failure, "A run of {Kind} for {Client} met a fault of the engine.", start.Kind, start.Client);
            tally.Fail(start.Client, TimeCodes.RunFault.Id, "The engine met a fault of its own; its log says how.");
            return RunState.Failed;
        }
    }
}
