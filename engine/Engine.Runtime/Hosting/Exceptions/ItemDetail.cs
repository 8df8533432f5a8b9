using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Everything about one item.</summary>
/// <param name="Behind">How many later events of the same key wait until this one is done or resolved.</param>
/// <param name="Problems">All that is wrong, as last raised, and what was before.</param>
/// <param name="Payload">The payload that counts.</param>
/// <param name="Delivered">The payload as it was delivered; null when it is the one that counts.</param>
/// <param name="Edits">Who put another payload in its place, and how it differed from the one before.</param>
/// <param name="Others">Other payloads that the source sent for the same event, and how they differ from the first.</param>
/// <param name="Plan">The last decision, as <c>engine map</c> prints it; null when none was made.</param>
/// <param name="Steps">The steps of the plan with the requests made for them and NetSuite's answers.</param>
/// <param name="FormerPlans">Plans that a retry put away, with what had been done of them.</param>
/// <param name="History">Everything that happened to it, people's actions included, oldest first.</param>
public sealed record ItemDetail(
    int FormatVersion,
    ItemView Item,
    int Behind,
    ImmutableArray<RaisedProblem> Problems,
    JsonNode? Payload,
    JsonNode? Delivered,
    ImmutableArray<EditView> Edits,
    ImmutableArray<OtherBodyView> Others,
    JsonNode? Plan,
    ImmutableArray<StepReport> Steps,
    ImmutableArray<FormerPlanView> FormerPlans,
    ImmutableArray<ItemEntry> History)
{
    public static ItemDetail Of(ItemReport report) => new(
        OperationsJson.FormatVersion,
        ItemView.Of(report.Item),
        report.Behind,
        [.. report.Event.Problems.Select(problem => problem with { Message = Shown.Text(problem.Message) })],
        Shown.Json(report.Body),
        report.Edits.IsEmpty ? null : Shown.Json(report.Event.Body),
        EditView.All(report),
        OtherBodyView.All(report),
        report.Event.Plan is { } plan ? Shown.Json(plan) : null,
        [.. report.Event.Steps.Select(Shown.Step)],
        [.. report.FormerPlans.Select(FormerPlanView.Of)],
        report.History);
}
