using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.Access;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>Stands before the doors of all sources: nobody gets to the body who failed too often, while there is no room, or without what the headers have to prove.</summary>
internal sealed class DoorKeeper(IntakeGate gate, DoorSecrets secrets, FailureLimit failures, Refusals refusals, TimeProvider clock)
{
    /// <summary>The answer to whoever may not go on; null for whoever may.</summary>
    /// <param name="keys">The secrets that count for the door at present.</param>
    public IngestResult? Stop(ClientConfig client, SourceDoor door, HttpRequest request, out IReadOnlyCollection<string> keys)
    {
        keys = [];
        if (failures.Wait(AddressOf(client, door), SenderOf(request)) is { } left)
        {
            return refusals.TooManyFailures(client.Name, left);
        }

        if (gate.Closed(client.Name, door.Source) is { } closed)
        {
            return refusals.Later(client.Name, closed);
        }

        if (secrets.Read(door.Secrets) is not { } read)
        {
            return refusals.Later(client.Name, RuntimeCodes.SecretUnreadable);
        }

        keys = read;
        return door.CheckHeaders(request.Headers, keys) is { } refused ? Fail(client, door, request, refused, StatusCodes.Status401Unauthorized) : null;
    }

    /// <summary>The answer where the proof does not hold for the body; null where it does.</summary>
    public IngestResult? StopBody(ClientConfig client, SourceDoor door, HttpRequest request, ReadOnlySpan<byte> body, IReadOnlyCollection<string> keys) =>
        door.CheckBody(request.Headers, body, keys, clock.GetUtcNow()) is { } refused ? Fail(client, door, request, refused, StatusCodes.Status400BadRequest) : null;

    private IngestResult Fail(ClientConfig client, SourceDoor door, HttpRequest request, SignatureVerdict.Refused refused, int status)
    {
        failures.Count(AddressOf(client, door), SenderOf(request));
        return refusals.Refuse(client.Name, refused.Code, refused.Message, status);
    }

    private static string AddressOf(ClientConfig client, SourceDoor door) => $"{client.Name}/{door.Source}";

    private static System.Net.IPAddress? SenderOf(HttpRequest request) => request.HttpContext.Connection.RemoteIpAddress;
}
