using System.Security.Cryptography;
using Engine.Sandbox.Auth;
using Engine.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Http;

/// <summary>What stands between the network and the account: login, the concurrency limit, latency and faults.</summary>
internal sealed class Gatekeeper(SandboxOptions options, TokenService tokens, FaultBoard faults, Statistics statistics)
{
    private int inProgress;

    /// <summary>Lets a request through to the account, or answers in its place.</summary>
    /// <param name="receive">Reads the request whole and gives what executes it.</param>
    /// <returns>The answer; null when the connection was cut instead.</returns>
    public async Task<Answer?> PassAsync(HttpContext context, string subject, Func<Task<Func<Answer>>> receive)
    {
        if (!tokens.IsValid(context.Request.Headers.Authorization))
        {
            return ErrorEnvelope.InvalidLogin(options.AccountId);
        }

        var atOnce = Interlocked.Increment(ref inProgress);
        statistics.SawAtOnce(atOnce);
        try
        {
            return atOnce > options.ConcurrencyLimit
                ? ErrorEnvelope.TooMany(options.LimitStatus)
                : await WithFaultsAsync(context, subject, receive);
        }
        finally
        {
            Interlocked.Decrement(ref inProgress);
        }
    }

    private async Task<Answer?> WithFaultsAsync(HttpContext context, string subject, Func<Task<Func<Answer>>> receive)
    {
        var execute = await receive();
        await DelayAsync(options.Latency);
        if (Take(context, subject, afterwards: false) is { } before && await BeforeAsync(before) is { } instead)
        {
            return instead;
        }

        var answer = execute();
        return answer.IsSuccess && Take(context, subject, afterwards: true) is { } after ? await AfterAsync(after, context, answer) : answer;
    }

    private Fault? Take(HttpContext context, string subject, bool afterwards)
    {
        var fault = faults.Take(context.Request.Method, subject, afterwards);
        if (fault is not null)
        {
            statistics.CountFault(fault.Kind.ToString());
        }

        return fault;
    }

    private async Task<Answer?> BeforeAsync(Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.FailBefore:
                return Unexpected();
            case FaultKind.Limit:
                return ErrorEnvelope.TooMany(options.LimitStatus);
            case FaultKind.Unauthorized:
                return ErrorEnvelope.InvalidLogin(options.AccountId);
            case FaultKind.RecordChanged:
                return ErrorEnvelope.Of(Refusal.User("Record has been changed"));
            default:
                await DelayAsync(TimeSpan.FromMilliseconds(fault.Milliseconds));
                return null;
        }
    }

    private async Task<Answer?> AfterAsync(Fault fault, HttpContext context, Answer answer)
    {
        switch (fault.Kind)
        {
            case FaultKind.LoseAnswer:
                context.Abort();
                return null;
            case FaultKind.FailAfter:
                return Unexpected();
            default:
                await DelayAsync(TimeSpan.FromMilliseconds(fault.Milliseconds));
                return answer;
        }
    }

    // Not cancelled when the client leaves: NetSuite goes on with what it has begun.
    private Task DelayAsync(TimeSpan delay) => delay > TimeSpan.Zero ? Task.Delay(delay, options.Time) : Task.CompletedTask;

    private static Answer Unexpected() => ErrorEnvelope.Unexpected(RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 20));
}
