using System.Security.Cryptography;
using Engine.Sandbox.Auth;
using Engine.Sandbox.Http;
using Engine.Sandbox.Switches;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Faults;

/// <summary>Makes faults happen to a request, before it is executed and after it was accepted.</summary>
internal sealed class FaultEffects(
    FaultBoard board, LoginDesk logins, TokenService tokens, Limits limits, Person person, StaleReads stale, AccountClock clock,
    SwitchBoard switches, Statistics statistics)
{
    /// <summary>What became of a request before its execution.</summary>
    /// <param name="IsSettled">True when it ends here, with the answer or, without one, a cut connection.</param>
    /// <param name="Answer">When it goes on: an answer that is there already, in place of execution.</param>
    internal readonly record struct Outcome(bool IsSettled, Answer? Answer)
    {
        public static Outcome GoesOn { get; }

        public static Outcome Of(Answer answer) => new(true, answer);
    }

    public async Task<Outcome> BeforeAsync(FaultVisit visit, HttpContext context, Call call, Func<Call, Answer> handle)
    {
        if (Take(visit, FaultStage.Before) is not { } fault)
        {
            return Outcome.GoesOn;
        }

        switch (fault.Kind)
        {
            case FaultKind.LoseRequest:
                context.Abort();
                return new Outcome(true, null);
            case FaultKind.RevokeTokens:
                tokens.RevokeAll();
                return Outcome.Of(logins.Refused(context.Request));
            case FaultKind.StaleRead:
                return new Outcome(false, stale.Answer(TimeSpan.FromMilliseconds(fault.Milliseconds), call, handle));
            case FaultKind.PersonEdits:
                return new Outcome(false, person.EditsAround(fault, call, handle));
            case FaultKind.ClockSkew:
                clock.Skew = TimeSpan.FromMilliseconds(fault.Milliseconds);
                return Outcome.GoesOn;
            case FaultKind.SlowCommit:
                await DelayAsync(TimeSpan.FromMilliseconds(fault.Milliseconds));
                return Outcome.GoesOn;
            default:
                return Outcome.Of(Refusal(fault, context.Request));
        }
    }

    /// <summary>The answer as the client gets it; null when it gets none.</summary>
    public async Task<Answer?> AfterAsync(FaultVisit visit, HttpContext context, Answer answer)
    {
        if (!answer.IsSuccess || Take(visit, FaultStage.Accepted) is not { } fault)
        {
            return answer;
        }

        switch (fault.Kind)
        {
            case FaultKind.LoseAnswer:
                context.Abort();
                return null;
            case FaultKind.ResetMidBody:
                return answer with { IsCutShort = true };
            case FaultKind.FailAfter:
                return Failure(fault);
            default:
                await DelayAsync(TimeSpan.FromMilliseconds(fault.Milliseconds));
                return answer;
        }
    }

    // Not cancelled when the client leaves: NetSuite goes on with what it has begun.
    public Task DelayAsync(TimeSpan delay) => delay > TimeSpan.Zero ? Task.Delay(delay, clock) : Task.CompletedTask;

    /// <summary>The bad record of a batch: which one, and in which words it is refused; null when every record is fine.</summary>
    public (int Item, Answer Answer)? BadRecord(Call call, int records)
    {
        if (Take(new FaultVisit(call.Method, call.Subject), FaultStage.Batch) is not { } fault)
        {
            return null;
        }

        var refusal = Http.Refusal.User(fault.Detail ?? "This record cannot be saved.");
        return (Math.Min(fault.Item ?? records / 2, records - 1), ErrorEnvelope.Of(refusal));
    }

    private Fault? Take(FaultVisit visit, FaultStage stage)
    {
        var fault = board.Take(visit, stage);
        if (fault is not null)
        {
            statistics.CountFault(fault.Kind.ToString());
        }

        return fault;
    }

    private Answer Refusal(Fault fault, HttpRequest request) => fault.Kind switch
    {
        FaultKind.Limit => limits.TooMany(request, fault.Status, fault.RetryAfter),
        FaultKind.Unauthorized => logins.Refused(request),
        FaultKind.RecordChanged => ErrorEnvelope.Of(Http.Refusal.User("Record has been changed")),
        FaultKind.Refuse => ErrorEnvelope.Of(fault.Status ?? 400, fault.Code ?? "USER_ERROR", fault.Detail ?? "This record cannot be saved."),
        _ => Failure(fault),
    };

    private Answer Failure(Fault fault) => fault.Status is 502 or 503 or 504 && switches.Is(GovernanceSwitches.GatewayBody, "html")
        ? Answer.Html(fault.Status.Value)
        : ErrorEnvelope.Unexpected(fault.Status ?? 500, RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 20));
}
