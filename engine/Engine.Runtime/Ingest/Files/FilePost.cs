using Engine.Core.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest.Files;

/// <summary>Takes a file that is posted: the same proof as an event of the source, then the disk, then the rows, then the answer.</summary>
internal sealed class FilePost(ISnapshotSource snapshots, DoorKeeper keeper, Refusals refusals, FileIntake intake, FileStore files, ILogger<FilePost> logger)
{
    public async Task<IResult> TakeAsync(string clientName, string sourceName, string name, HttpRequest request, CancellationToken cancel)
    {
        if (!snapshots.Current.Clients.TryGetValue(clientName, out var client)
            || client.Sources.GetValueOrDefault(sourceName) is not { Files: not null } source
            || SourceDoor.Of(client, sourceName) is not { } door)
        {
            return refusals.Refuse("", RuntimeCodes.UnknownAddress, "No client of this name receives files of this source here.", StatusCodes.Status404NotFound);
        }

        if (keeper.Stop(client, door, request, out var keys) is { } stopped)
        {
            return stopped;
        }

        try
        {
            return await TakeAsync(client, source, door, keys, name, request, cancel);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or BadHttpRequestException))
        {
            // A lost dependency: disk full, storage gone. The sender repeats the file, and its content tells it from another one.
            logger.LogError(failure, "A file of {Client} could not be kept.", client.Name);
            return refusals.Later(client.Name, RuntimeCodes.StorageUnavailable);
        }
    }

    private async Task<IResult> TakeAsync(
        ClientConfig client, DeclaredSource source, SourceDoor door, IReadOnlyCollection<string> keys, string name, HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > FileStore.MaxBytes || await files.StageAsync(request.Body, cancel) is not { } staged)
        {
            return refusals.Refuse(client.Name, RuntimeCodes.FileTooLarge, $"The file is larger than {FileStore.MaxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
        }

        if (source.Authentication is SourceAuthentication.Signed
            && keeper.StopBody(client, door, request, await File.ReadAllBytesAsync(staged.Path, cancel), keys) is { } stopped)
        {
            FileStore.Drop(staged);
            return stopped;
        }

        if (staged.Size == 0)
        {
            FileStore.Drop(staged);
            return refusals.Refuse(client.Name, RuntimeCodes.EmptyFile, "The file is empty.", StatusCodes.Status400BadRequest);
        }

        return await intake.TakeAsync(client, source, name, staged, cancel) switch
        {
            FileOutcome.Taken(var file, var isRepeat) => Results.Ok(new IngestAnswer(
                isRepeat ? "repeated" : "accepted", isRepeat ? $"The same content was taken before, as {file.Name}." : EventCount.Kept(file.Rows))),
            FileOutcome.Refused(var why, var reason) => refusals.Refuse(client.Name, why, reason, StatusCodes.Status400BadRequest),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
