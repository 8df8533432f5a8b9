using Engine.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.NetSuite;

/// <summary>Whether an account can be spoken to, as its requests found. Says so once when that ends, and once when it is over.</summary>
internal sealed class AccountHealth(TimeProvider time, ILogger logger)
{
    private readonly Lock gate = new();
    private AccountTrouble? trouble;

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
            (over, trouble) = (trouble, null);
        }

        if (over is not null)
        {
            logger.LogInformation("NetSuite answers again, after {Span}.", time.GetUtcNow() - over.Since);
        }
    }

    /// <summary>It is left alone for a while.</summary>
    public void Park(WaitCause cause, string reason, TimeSpan pause)
    {
        bool isNew;
        lock (gate)
        {
            var now = time.GetUtcNow();
            isNew = trouble?.Cause != cause;
            trouble = new AccountTrouble(cause, reason, isNew ? now : trouble!.Since, now + (pause > TimeSpan.Zero ? pause : TimeSpan.Zero));
        }

        if (isNew)
        {
            logger.LogError("The account is parked: {Reason} Events of it wait; it is tried again from time to time.", reason);
        }
    }
}
