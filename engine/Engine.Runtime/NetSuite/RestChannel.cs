using System.Diagnostics;
using Engine.Runtime.Secrets;
using Engine.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// The way to one account: a login, a slot, one request. The only request ever sent twice is one that NetSuite refused for its
/// token, which proves that it was not executed.
/// </summary>
internal sealed class RestChannel(
    string account, HttpTransport transport, ILogin login, Governor governor, CircuitBreaker breaker, AccountHealth health, CallCounters calls, NetSuiteClientOptions options, TimeProvider time, ILogger logger)
{
    // A gateway says 502, 503 or 504 when there is nobody behind it; 500 says somebody who broke on this very request.
    private const int InternalError = 500;

    private bool isForPeople;

    /// <summary>The same way for requests that a person waits for: they get the next slot.</summary>
    public RestChannel ForPeople() => new(account, transport, login, governor, breaker, health, calls, options, time, logger) { isForPeople = true };

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
        Judge(request, answer);
        return answer is RestAnswer.Answered answered ? Digest(answered, granted.Token, isLast) : answer;
    }

    private async Task<RestAnswer> SendAsync(RestRequest request, TokenAnswer.Granted token, GovernorSlot slot, CancellationToken cancel)
    {
        calls.Count(request.Kind);

        // Until an answer is here: whoever gives up now leaves a request behind that NetSuite may still be working on.
        slot.MayStillRun = true;
        using var span = Tracing.Request(request, account);
        var answer = await transport.SendAsync(request, token, cancel);
        slot.MayStillRun = answer is RestAnswer.Lost;
        Measure(request, answer, span);
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
                health.Refused($"NetSuite refuses the credentials: {error.Detail}", login.Reject(token, error));
                return answered;
            default:
                return answered;
        }
    }

    private void Measure(RestRequest request, RestAnswer answer, Activity? span)
    {
        var (outcome, exchange) = answer switch
        {
            RestAnswer.Answered answered => (OutcomeOf(answered), answered.Exchange),
            RestAnswer.NotSent notSent => ("not-sent", notSent.Exchange),
            RestAnswer.Lost lost => ("lost", lost.Exchange),
            _ => throw new UnreachableException(),
        };
        EngineMeter.Called(account, request.Kind, outcome, exchange?.Elapsed);
        span?.SetTag("http.response.status_code", exchange?.Status).SetTag("engine.outcome", outcome);
        if (outcome is not "ok")
        {
            span?.SetStatus(ActivityStatusCode.Error, outcome);
        }
    }

    private static string OutcomeOf(RestAnswer.Answered answered) => answered.IsSuccess ? "ok" : ErrorBody.Read(answered).Class switch
    {
        NetSuiteErrorClass.Limit => "limit",
        NetSuiteErrorClass.Login => "login",
        NetSuiteErrorClass.Server => "failed",
        _ => "refused",
    };

    private RestAnswer.NotSent WithoutToken(TokenAnswer answer)
    {
        switch (answer)
        {
            case TokenAnswer.Refused refused:
                var hold = refused.UseUntil - time.GetUtcNow();
                health.Refused(refused.Error.Detail, hold > TimeSpan.Zero ? hold : options.LoginHold);
                return new(refused.Error.Detail, hold, refused.Error, null);
            case TokenAnswer.Unreachable unreachable:
                health.Failed(unreachable.Reason, unreachable.RetryAfter);
                return new(unreachable.Reason, unreachable.RetryAfter, null, null);
            default:
                throw new UnreachableException();
        }
    }

    // Whatever NetSuite says, it answers.
    private void Judge(RestRequest request, RestAnswer answer)
    {
        switch (answer)
        {
            case RestAnswer.Answered { Status: 401 }:
                break;
            case RestAnswer.Answered { Status: < 500 }:
                health.Answered();
                break;
            default:
                health.Failed(
                    "NetSuite does not answer.",
                    breaker.IsOpen ? (answer as RestAnswer.NotSent)?.RetryAfter ?? options.BreakFor : null,
                    answer is RestAnswer.Answered { Status: InternalError } ? request.Identity : null);
                break;
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
