using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.Runtime.ExceptionQueue;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>What an action came to.</summary>
/// <param name="Id">The item; the event's id where a dry run made none.</param>
/// <param name="DryRun">True when nothing was changed.</param>
/// <param name="Says">What was done, or would be, one sentence each.</param>
/// <param name="Differences">How what is wanted now differs from before.</param>
/// <param name="Plan">The plan that a retry would come to; only in a dry run.</param>
public sealed record ActionView(int FormatVersion, string Id, bool DryRun, ImmutableArray<string> Says, ImmutableArray<Difference> Differences, JsonNode? Plan)
{
    public static ActionView Of(DeskAnswer.Done done, bool isDryRun, string? eventId = null) => new(
        OperationsJson.FormatVersion, done.Item == 0 && eventId is not null ? eventId : ItemName.Of(done.Item), isDryRun, done.Says, Shown.All(done.Differences), done.Plan is { } plan ? Shown.Json(plan) : null);
}
