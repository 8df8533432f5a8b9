using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// The way to one account: a login, a slot, one request. The only request ever sent twice is one that NetSuite refused for its
/// token, which proves that it was not executed.
/// </summary>
internal sealed class RestChannel(
    HttpTransport transport, ILogin login, Governor governor, CircuitBreaker breaker, AccountHealth health, CallCounters calls, NetSuiteClientOptions options, TimeProvider time, ILogger logger)
{
    private bool isForPeople;
    private int tokensLost;

    /// <summary>The same way for requests that a person waits for: they get the next slot.</summary>
    public RestChannel ForPeople() => new(transport, login, governor, breaker, health, calls, options, time, logger) { isForPeople = true };

    public async Task<RestAnswer> SendAsync(RestRequest request, CancellationToken cancel)
    {
        var answer = await SendOnceAsync(request, isLast: !login.IsRenewable, cancel) ?? await SendOnceAsync(request, isLast: true, cancel);
        return answer!;
    }

    /// <summary>Null when the token was refused and another may help.</summary>
    private async Task<RestAnswer?> SendOnceAsync(RestRequest request, bool isLast, CancellationToken cancel)
    {
        var token = await login.GetAsync(cancel);
        if (token is not TokenAnswer.Granted granted)
        {
            return WithoutToken(token);
        }

        using var slot = await governor.EnterAsync(isForPeople, cancel);
        var answer = await breaker.SendAsync(stop => SendAsync(request, granted, slot, stop), cancel);
        Log(request, answer);
        Judge(answer);
        return answer is RestAnswer.Answered answered ? Digest(answered, granted.Token, isLast) : answer;
    }

    private async Task<RestAnswer> SendAsync(RestRequest request, TokenAnswer.Granted token, GovernorSlot slot, CancellationToken cancel)
    {
        calls.Count(request.Kind);

        // Until an answer is here: whoever gives up now leaves a request behind that NetSuite may still be working on.
        slot.MayStillRun = true;
        var answer = await transport.SendAsync(request, token, cancel);
        slot.MayStillRun = answer is RestAnswer.Lost;
        return answer;
    }

    private RestAnswer.Answered? Digest(RestAnswer.Answered answered, Secret token, bool isLast)
    {
        if (answered.IsSuccess)
        {
            governor.Succeeded();
            login.Accept();
            return answered;
        }

        var error = ErrorBody.Read(answered);
        switch (error.Class)
        {
            case NetSuiteErrorClass.Limit:
                var pause = governor.LimitReached(answered.RetryAfter);
                logger.LogWarning("NetSuite says there are too many requests; none is sent for {Pause}.", pause);
                return answered;
            case NetSuiteErrorClass.Login when !isLast:
                login.Discard(token);
                return null;
            case NetSuiteErrorClass.Login when governor.HasSucceededWithin(options.LoginTrust):
                login.Discard(token);
                logger.LogWarning(
                    "NetSuite refuses logins that it took just before, as it does under load; none is sent for {Pause}.", governor.LimitReached(answered.RetryAfter));
                return answered;
            case NetSuiteErrorClass.Login:
                health.Park(WaitCause.Login, $"NetSuite refuses the credentials: {error.Detail}", login.Reject(token, error));
                return answered;
            default:
                return answered;
        }
    }

    private RestAnswer.NotSent WithoutToken(TokenAnswer answer)
    {
        switch (answer)
        {
            case TokenAnswer.Refused refused:
                var hold = refused.UseUntil - time.GetUtcNow();
                health.Park(WaitCause.Login, refused.Error.Detail, hold > TimeSpan.Zero ? hold : options.LoginHold);
                return new(refused.Error.Detail, hold, refused.Error, null);
            case TokenAnswer.Unreachable unreachable:
                if (Interlocked.Increment(ref tokensLost) >= options.ParkAfterTokens)
                {
                    health.Park(WaitCause.Account, unreachable.Reason, unreachable.RetryAfter ?? options.BreakFor);
                }

                return new(unreachable.Reason, unreachable.RetryAfter, null, null);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // Whatever NetSuite says, it answers; a failure parks the account only once the circuit is open.
    private void Judge(RestAnswer answer)
    {
        Volatile.Write(ref tokensLost, 0);
        if (answer is RestAnswer.Answered { Status: < 500 } answered)
        {
            if (answered.Status != 401)
            {
                health.Answered();
            }
        }
        else if (breaker.IsOpen)
        {
            health.Park(WaitCause.Account, "NetSuite does not answer.", (answer as RestAnswer.NotSent)?.RetryAfter ?? options.BreakFor);
        }
    }

    private void Log(RestRequest request, RestAnswer answer)
    {
        switch (answer)
        {
            case RestAnswer.Answered answered:
                logger.LogDebug(
                    "{Method} {Path} answered {Status} in {Elapsed} (operation {OperationId}).",
                    request.Method, request.Path, answered.Status, answered.Exchange.Elapsed, answered.Exchange.OperationId);
                break;
            case RestAnswer.NotSent notSent:
                logger.LogWarning("{Method} {Path} was not sent: {Reason}", request.Method, request.Path, notSent.Reason);
                break;
            case RestAnswer.Lost lost:
                logger.LogWarning("{Method} {Path}: {Reason}", request.Method, request.Path, lost.Reason);
                break;
        }
    }
}
