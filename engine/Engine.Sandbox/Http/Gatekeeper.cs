using Engine.Sandbox.Auth;
using Engine.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Http;

/// <summary>What stands between the network and the account: login, the concurrency limit, permissions, latency and faults.</summary>
internal sealed class Gatekeeper(
    SandboxOptions options, LoginDesk logins, Slots slots, Permissions permissions, Limits limits, FaultEffects effects, Statistics statistics)
{
    /// <summary>Lets a request through to the account, or answers in its place.</summary>
    /// <param name="receive">Reads the request whole.</param>
    /// <param name="handle">Executes it.</param>
    /// <returns>The answer; null when the connection was cut instead.</returns>
    public async Task<Answer?> PassAsync(HttpContext context, string subject, Func<Task<Call>> receive, Func<Call, Answer> handle)
    {
        if (logins.Who(context.Request) is not { } who)
        {
            return logins.Refused(context.Request);
        }

        var (atOnce, granted) = slots.Enter(who);
        statistics.SawAtOnce(atOnce);
        try
        {
            return granted ? await AdmittedAsync(context, subject, async () => await receive() with { Caller = who }, handle) : limits.TooMany(context.Request);
        }
        finally
        {
            slots.Leave(who);
        }
    }

    /// <summary>Lets a request through that needs no login and no slot: faults still happen to it.</summary>
    public async Task<Answer?> AdmittedAsync(HttpContext context, string subject, Func<Task<Call>> receive, Func<Call, Answer> handle)
    {
        // The body is here before any delay, so that a client that leaves cannot take it along.
        var call = await receive();
        permissions.Check(call.Method, subject);
        await effects.DelayAsync(options.Latency);
        var visit = new FaultVisit(call.Method, subject);
        var before = await effects.BeforeAsync(visit, context, call, handle);
        return before.IsSettled ? before.Answer : await effects.AfterAsync(visit, context, before.Answer ?? handle(call));
    }
}
