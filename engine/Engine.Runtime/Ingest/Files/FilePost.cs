using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Access;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Ingest.Files;

/// <summary>Takes a file that is posted: the same proof as an event of the source, then the disk, then the rows, then the answer.</summary>
internal sealed class FilePost(
    ISnapshotSource snapshots, IntakeGate gate, DoorSecrets secrets, FailureLimit failures, RefusalCounters refusals, FileIntake intake, FileStore files, IntakeOptions options, TimeProvider clock, ILogger<FilePost> logger)
{
    public async Task<IResult> TakeAsync(string clientName, string sourceName, string name, HttpRequest request, CancellationToken cancel)
    {
        if (!snapshots.Current.Clients.TryGetValue(clientName, out var client)
            || client.Sources.GetValueOrDefault(sourceName) is not { Files: not null } source
            || SourceDoor.Of(client, sourceName) is not { } door)
        {
            return Refuse("", RuntimeCodes.UnknownAddress, "No client of this name receives files of this source here.", StatusCodes.Status404NotFound);
        }

        var address = $"{client.Name}/{sourceName}";
        var sender = request.HttpContext.Connection.RemoteIpAddress;
        if (failures.Wait(address, sender) is { } left)
        {
            refusals.Count(client.Name, AccessCodes.TooManyFailures.Id);
            return new IngestResult(new IngestAnswer(AccessCodes.TooManyFailures.Id, "Too many deliveries without a valid proof. Deliver it again later."), StatusCodes.Status429TooManyRequests, left);
        }

        if (gate.Closed(client.Name, sourceName) is { } closed)
        {
            return Later(client.Name, closed);
        }

        if (secrets.Read(door.Secrets) is not { } keys)
        {
            return Later(client.Name, RuntimeCodes.SecretUnreadable);
        }

        if (door.CheckHeaders(request.Headers, keys) is var (code, message))
        {
            failures.Count(address, sender);
            return Refuse(client.Name, code, message, StatusCodes.Status401Unauthorized);
        }

        try
        {
            return await TakeAsync(client, source, door, keys, name, request, cancel);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or BadHttpRequestException))
        {
            // A lost dependency: disk full, storage gone. The sender repeats the file, and its content tells it from another one.
            logger.LogError(failure, "A file of {Client} could not be kept.", client.Name);
            return Later(client.Name, RuntimeCodes.StorageUnavailable);
        }
    }

    private async Task<IResult> TakeAsync(
        ClientConfig client, DeclaredSource source, SourceDoor door, IReadOnlyCollection<string> keys, string name, HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > FileStore.MaxBytes || await files.StageAsync(request.Body, cancel) is not { } staged)
        {
            return Refuse(client.Name, RuntimeCodes.FileTooLarge, $"The file is larger than {FileStore.MaxBytes} bytes.", StatusCodes.Status413PayloadTooLarge);
        }

        if (source.Authentication is SourceAuthentication.Signed
            && door.CheckBody(request.Headers, await File.ReadAllBytesAsync(staged.Path, cancel), keys, clock.GetUtcNow()) is var (code, message))
        {
            FileStore.Drop(staged);
            failures.Count($"{client.Name}/{source.Name}", request.HttpContext.Connection.RemoteIpAddress);
            return Refuse(client.Name, code, message, StatusCodes.Status400BadRequest);
        }

        if (staged.Size == 0)
        {
            FileStore.Drop(staged);
            return Refuse(client.Name, RuntimeCodes.EmptyFile, "The file is empty.", StatusCodes.Status400BadRequest);
        }

        return await intake.TakeAsync(client, source, name, staged, cancel) switch
        {
            FileOutcome.Taken(var file, var isRepeat) => Results.Ok(new IngestAnswer(
                isRepeat ? "repeated" : "accepted", isRepeat ? $"The same content was taken before, as {file.Name}." : $"{file.Rows} events are kept.")),
            FileOutcome.Refused(var why, var reason) => Refuse(client.Name, why, reason, StatusCodes.Status400BadRequest),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private IngestResult Later(string client, DiagnosticCode code)
    {
        refusals.Count(client, code.Id);
        return new IngestResult(new IngestAnswer(code.Id, $"{code.Title}. Deliver it again later."), StatusCodes.Status503ServiceUnavailable, options.RetryAfter);
    }

    private IResult Refuse(string client, DiagnosticCode code, string message, int status)
    {
        refusals.Count(client, code.Id);
        return Results.Json(new IngestAnswer(code.Id, message), statusCode: status);
    }
}
