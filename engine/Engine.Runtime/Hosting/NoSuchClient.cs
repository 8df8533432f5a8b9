using Engine.Runtime.Ingest;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Engine.Runtime.Hosting;

/// <summary>The answer of every endpoint that is asked for a client that there is not, or that the caller's key does not see: the two read alike.</summary>
internal static class NoSuchClient
{
    public static NotFound<IngestAnswer> Answer(string? client) => TypedResults.NotFound(new IngestAnswer(RuntimeCodes.NoSuchClient.Id, $"There is no client \"{client}\"."));
}
