using System.Collections.Immutable;
using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.App.Output;

/// <summary>Evidence as it is filed: with the event it was made of and the records that were written.</summary>
/// <param name="Event">The source's id of the event.</param>
/// <param name="Revision">The configuration it was decided with.</param>
internal sealed record FiledEvidence(
    string Client, string Event, string Type, DateTimeOffset? DecidedAt, string Revision, string? Mapping, ImmutableArray<OutcomeRecord> Records, Evidence Evidence)
{
    /// <summary>Null when the event is not completed, or nothing is on file about it.</summary>
    public static FiledEvidence? Of(EventReport report)
    {
        if (report.Summary.State != EventState.Completed || report.Plan is not { } json || PlanJson.Read(json) is not { Evidence: { } evidence } plan)
        {
            return null;
        }

        var summary = report.Summary;
        return new FiledEvidence(summary.Client, summary.Id, summary.Type, report.DecidedAt, plan.Revision, plan.Mapping, summary.Records, evidence);
    }
}
