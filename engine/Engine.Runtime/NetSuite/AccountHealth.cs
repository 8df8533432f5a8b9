using Engine.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.NetSuite;

/// <summary>Whether an account can be spoken to, as its requests found. Says so once when that ends, and once when it is over.</summary>
internal sealed class AccountHealth(string account, NetSuiteClientOptions options, TimeProvider time, ILogger logger)
{
    private readonly Lock gate = new();
    private AccountTrouble? trouble;
    private int failures;
    private int parks;
    private long? firstFailure;
    private string? firstRequest;
    private bool hasSeveral;

    /// <summary>Null while it answers.</summary>
    public AccountTrouble? Trouble
    {
        get
        {
            lock (gate)
            {
                return trouble;
            }
        }
    }

    /// <summary>It answered a request, whatever it said.</summary>
    public void Answered()
    {
        AccountTrouble? over;
        lock (gate)
        {
            (over, trouble, failures, parks, firstFailure) = (trouble, null, 0, 0, null);
            (firstRequest, hasSeveral) = (null, false);
        }

        if (over is not null)
        {
            logger.LogInformation("The account {Account} answers again, after {Span}.", account, time.GetUtcNow() - over.Since);
        }
    }

    /// <summary>A request failed, or none could be sent; when that goes on, the account is left alone for a while.</summary>
    /// <param name="asked">The least time to leave it alone; once that is said, it is parked at once.</param>
    /// <param name="request">
    /// The request, where it alone may be to blame: however often it fails on a quiet account, that says nothing of others. Null where it was the account.
    /// </param>
    public void Failed(string reason, TimeSpan? asked, string? request = null)
    {
        TimeSpan pause;
        lock (gate)
        {
            var now = time.GetTimestamp();
            failures++;
            firstFailure ??= now;
            firstRequest ??= request;
            hasSeveral |= request is null || request != firstRequest;
            var isLittle = !hasSeveral || failures < options.ParkAfter || time.GetElapsedTime(firstFailure.Value, now) < options.ParkAfterSpan;
            if (asked is null && trouble is null && isLittle)
            {
                return;
            }

            // Those that were on their way when it was parked say nothing new.
            if (trouble is { Cause: WaitCause.Account } parked && time.GetUtcNow() < parked.Until && asked is null)
            {
                return;
            }

            var doubled = options.ParkFor * (1L << Math.Min(parks++, 10));
            pause = doubled < options.LongestPark ? doubled : options.LongestPark;
        }

        Park(WaitCause.Account, reason, asked > pause ? asked.Value : pause);
    }

    /// <summary>The credentials are refused.</summary>
    public void Refused(string reason, TimeSpan hold) => Park(WaitCause.Login, reason, hold);

    private void Park(WaitCause cause, string reason, TimeSpan pause)
    {
        bool isNew;
        lock (gate)
        {
            var now = time.GetUtcNow();
            isNew = trouble?.Cause != cause;
            trouble = new AccountTrouble(cause, reason, isNew ? now : trouble!.Since, now + pause);
        }

        if (isNew)
        {
            logger.LogError("The account {Account} is parked: {Reason} Events of it wait; it is tried again from time to time.", account, reason);
        }
    }
}
