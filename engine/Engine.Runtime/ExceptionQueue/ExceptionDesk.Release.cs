using System.Globalization;
using Engine.Core.Periods;
using Engine.Core.Planning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>Events of closed periods that a person has booked all the same.</summary>
public sealed partial class ExceptionDesk
{
    /// <summary>Has the event worked again, dated on another day where its own lies in a closed period; the memo says which day was meant.</summary>
    /// <param name="on">That day, which has to be open; null for the first open one.</param>
    public async Task<DeskAnswer> ReleaseAsync(long number, DateOnly? on, DeskOrder order, CancellationToken cancel)
    {
        if (Reasonless(order) is { } reasonless)
        {
            return reasonless;
        }

        var (report, refusal) = await ToRetryAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        return DoubtOf(report) is { } doubt
            ? Refuse(ExceptionQueueCodes.InDoubt, doubt)
            : await RetryAsync(report, new ItemDeed.Retry(DecidesAnew: true, Release: new PeriodRelease(on)), order, [$"{Name(report)} is booked {Day(on)}."], isCarriedOn: false, cancel);
    }

    /// <summary>The same for an event that waits for its period: it becomes an item first, so that who released it and why is kept.</summary>
    public async Task<DeskAnswer> ReleaseWaitingAsync(EventReport waiting, DateOnly? on, DeskOrder order, CancellationToken cancel)
    {
        if (Reasonless(order) is { } reasonless)
        {
            return reasonless;
        }

        var name = $"{waiting.Summary.Type} {waiting.Summary.Id}";
        var says = $"{name} is booked {Day(on)}.";
        if (waiting.Summary.State != EventState.Waiting)
        {
            return Refuse(ExceptionQueueCodes.NotNow, $"{name} does not wait: it is {waiting.Summary.State.ToString().ToLowerInvariant()}.");
        }

        if (order.IsDryRun)
        {
            var (plan, trouble) = await preview.OfAsync(waiting, waiting.Body, null, cancel, new PeriodRelease(on));
            return plan is null
                ? new DeskAnswer.Done(0, [says, $"It cannot be decided now: {trouble}"])
                : new DeskAnswer.Done(0, [says, Outcome(plan)]) { Plan = PlanJson.ToBytes(plan) };
        }

        var problem = new PlanProblem(PeriodCodes.Closed.Id, waiting.Summary.Reason ?? "It waits for its period.", null, null, default);
        return await items.TakeOutAsync(waiting.Summary.Number, problem, clock.GetUtcNow()) is { } item
            ? await ReleaseAsync(item, on, order, cancel)
            : Refuse(ExceptionQueueCodes.Overtaken, $"Something happened to {name} while you looked at it.");
    }

    private static string Day(DateOnly? on) => on is { } day
        ? $"on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} where its own day lies in a closed period"
        : "on the first open day where its own lies in a closed period";
}
