using System.CommandLine;
using Engine.Runtime.Storage;

namespace Engine.App.Commands;

/// <summary>What the commands that copy a store say about it.</summary>
internal static class StoreCopies
{
    public static async Task<int> ReportAsync(ParseResult parsed, Func<Task<StoreCopy>> copy)
    {
        switch (await copy())
        {
            case StoreCopy.Made(var file, var bytes, var audit, var beside, var missing):
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"{file}: {bytes} bytes, {audit.Rows} rows as {audit.Entries} entries announce them, {beside} files beside them. Checkpoint: {audit.Head}");
                foreach (var hash in missing)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync($"The file {hash} was taken in and is not in the data folder any more.");
                }

                return ExitCodes.Fine;
            case StoreCopy.Refused(var code, var message):
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{code} {message}");
                return ExitCodes.Unusable;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
