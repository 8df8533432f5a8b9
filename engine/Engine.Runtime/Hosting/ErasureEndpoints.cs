using Engine.Runtime.Access;
using Engine.Runtime.Ingest;
using Engine.Runtime.Ingest.Files;
using Engine.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Hosting;

/// <summary>Erases what is kept of somebody.</summary>
internal static class ErasureEndpoints
{
    private const int ShortestSubject = 4;

    public static void MapErasure(this IEndpointRouteBuilder routes) => routes.MapPost("/api/erasures/{client}", EraseAsync).RequireRole(Role.Admin)
        .WithName("eraseSubject").WithSummary("Erases the payloads of finished events that name a subject; ids, hashes and NetSuite's references stay.");

    private static async Task<Results<Ok<ErasureMade>, BadRequest<IngestAnswer>>> EraseAsync(
        string client, ErasureWish wish, Actor actor, IStore store, KeptFiles files, TimeProvider clock, CancellationToken cancel)
    {
        if (wish.Subject.Length < ShortestSubject || wish.Subject.Any(char.IsControl))
        {
            return TypedResults.BadRequest(new IngestAnswer(AccessCodes.ErasureUnclear.Id, $"A subject has at least {ShortestSubject} characters, all of them printable."));
        }

        if (string.IsNullOrWhiteSpace(wish.Why) || wish.Why.Contains(wish.Subject, StringComparison.OrdinalIgnoreCase))
        {
            return TypedResults.BadRequest(new IngestAnswer(AccessCodes.ErasureUnclear.Id, "Say why, without naming the subject: the reason is kept for ever."));
        }

        var wanted = new SubjectErasure(client, wish.Subject, actor.Name, wish.Why, clock.GetUtcNow(), wish.DryRun);
        var report = await store.Erasure.EraseSubjectAsync(wanted, cancel);
        if (!wish.DryRun)
        {
            await files.EraseSubjectAsync(wanted, cancel);
        }

        return TypedResults.Ok(new ErasureMade(OperationsJson.FormatVersion, report.Events, report.Unfinished, wish.DryRun));
    }
}
