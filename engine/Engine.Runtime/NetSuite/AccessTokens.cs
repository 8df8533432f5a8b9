using Engine.Runtime.Secrets;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Keeps the access token. However many callers need one, one request asks for it; it is renewed before it ends and after NetSuite
/// has refused it. A refused login is held for a while, so that a wrong key does not hammer the account.
/// </summary>
internal sealed class AccessTokens(TokenEndpoint endpoint, NetSuiteClientOptions options, TimeProvider time, ILogger logger) : ILogin
{
    private readonly Lock guard = new();
    private readonly LoginHold hold = new(options);
    private TokenAnswer? held;
    private Task<TokenAnswer>? flight;

    public bool IsRenewable => true;

    /// <summary>The token in force, or a new one. One caller giving up does not end the request that others wait for.</summary>
    public Task<TokenAnswer> GetAsync(CancellationToken cancel)
    {
        lock (guard)
        {
            if (held is { } answer && time.GetUtcNow() < answer.UseUntil)
            {
                return Task.FromResult(answer);
            }

            // On the pool: nothing of the request may run, or end, while this lock is held.
            flight ??= Task.Run(AskAsync, CancellationToken.None);
            return flight.WaitAsync(cancel);
        }
    }

    /// <summary>NetSuite refused this token: the next caller asks for another, unless one has already.</summary>
    public void Discard(Secret token)
    {
        lock (guard)
        {
            if (IsHeld(token))
            {
                held = null;
            }
        }
    }

    public void Accept() => hold.End();

    /// <summary>NetSuite refused even a new token: nobody asks again for a while.</summary>
    public TimeSpan Reject(Secret token, NetSuiteError error)
    {
        lock (guard)
        {
            if (IsHeld(token))
            {
                held = new TokenAnswer.Refused(error, time.GetUtcNow() + hold.Next());
            }

            return held is TokenAnswer.Refused refused ? refused.UseUntil - time.GetUtcNow() : TimeSpan.Zero;
        }
    }

    private bool IsHeld(Secret token) => held is TokenAnswer.Granted granted && ReferenceEquals(granted.Token, token);

    private async Task<TokenAnswer> AskAsync()
    {
        TokenAnswer? answer = null;
        try
        {
            answer = await endpoint.AskAsync();
            answer = answer is TokenAnswer.Refused ? answer with { UseUntil = time.GetUtcNow() + hold.Next() } : answer;
            Log(answer);
            return answer;
        }
        finally
        {
            lock (guard)
            {
                held = answer;
                flight = null;
            }
        }
    }

    private void Log(TokenAnswer answer)
    {
        switch (answer)
        {
            case TokenAnswer.Granted granted:
                logger.LogDebug("NetSuite gave an access token, used until {UseUntil:O}.", granted.UseUntil);
                break;
            case TokenAnswer.Refused refused:
                logger.Log(hold.IsRepeated ? LogLevel.Debug : LogLevel.Error, "NetSuite refused the login: {Detail}", refused.Error.Detail);
                break;
            case TokenAnswer.Unreachable unreachable:
                logger.LogWarning("{Reason}", unreachable.Reason);
                break;
        }
    }
}
