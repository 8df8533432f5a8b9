using Engine.Runtime.Secrets;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// The way to one account: a token, a slot, one request. The only request ever sent twice is one that NetSuite refused for its
/// token, which proves that it was not executed.
/// </summary>
internal sealed class RestChannel(HttpTransport transport, AccessTokens tokens, AccountGate gate, TimeProvider time, ILogger logger)
{
    public async Task<RestAnswer> SendAsync(RestRequest request, CancellationToken cancel)
    {
        var answer = await SendOnceAsync(request, isLast: false, cancel) ?? await SendOnceAsync(request, isLast: true, cancel);
        return answer!;
    }

    /// <summary>Null when the token was refused and another may help.</summary>
    private async Task<RestAnswer?> SendOnceAsync(RestRequest request, bool isLast, CancellationToken cancel)
    {
        var token = await tokens.GetAsync(cancel);
        if (token is not TokenAnswer.Granted granted)
        {
            return WithoutToken(token);
        }

        using var slot = await gate.EnterAsync(cancel);
        var answer = await transport.SendAsync(request, granted.Token, cancel);
        Log(request, answer);
        return answer is RestAnswer.Answered answered ? Digest(answered, granted.Token, isLast) : answer;
    }

    private RestAnswer.Answered? Digest(RestAnswer.Answered answered, Secret token, bool isLast)
    {
        if (answered.IsSuccess)
        {
            gate.Succeeded();
            return answered;
        }

        var error = ErrorBody.Read(answered);
        switch (error.Class)
        {
            case NetSuiteErrorClass.Limit:
                var pause = gate.Pause(answered.RetryAfter);
                logger.LogWarning("NetSuite says there are too many requests; none is sent for {Pause}.", pause);
                return answered;
            case NetSuiteErrorClass.Login when !isLast:
                tokens.Discard(token);
                return null;
            case NetSuiteErrorClass.Login:
                tokens.Reject(token, error);
                logger.LogError("NetSuite refused a new token: {Code} {Detail}", error.Code, error.Detail);
                return answered;
            default:
                return answered;
        }
    }

    private RestAnswer.NotSent WithoutToken(TokenAnswer answer) => answer switch
    {
        TokenAnswer.Refused refused => new(refused.Error.Detail, refused.UseUntil - time.GetUtcNow(), refused.Error, null),
        TokenAnswer.Unreachable unreachable => new(unreachable.Reason, unreachable.RetryAfter, null, null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

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
