using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>How long an event is put off, and when a person is asked instead.</summary>
internal sealed class Delays(Backoff backoff, Setbacks setbacks, TimeProvider clock)
{
    /// <summary>
    /// The account's trouble, not the event's: no attempt is used up. Of a parked account the events stand ready; the board keeps them until it is
    /// tried again.
    /// </summary>
    /// <param name="asked">The least pause that NetSuite asks for.</param>
    public Ending ForAccount(JournaledEvent stored, INetSuite? netSuite, WaitCause cause, string reason, TimeSpan? asked = null)
    {
        if (netSuite?.Trouble is { } trouble)
        {
            return new Ending.Retry(clock.GetUtcNow(), reason, trouble.Cause) { IsAttempt = false };
        }

        setbacks.Add(stored.Id);
        var pause = backoff.Pause(setbacks.Of(stored.Id), stored.Id, RetryPolicies.Of(cause));
        return new Ending.Retry(clock.GetUtcNow() + (asked > pause ? asked.Value : pause), reason, cause) { IsAttempt = false };
    }

    /// <summary>A question failed: the account's trouble when it has any, otherwise a person is asked after as many tries as its kind allows.</summary>
    public Ending ForQuestion(JournaledEvent stored, INetSuite? netSuite, string reason)
    {
        var policy = RetryPolicies.Of(WaitCause.Answer);
        return netSuite?.Trouble is not null ? ForAccount(stored, netSuite, WaitCause.Account, reason)
            : policy.IsOver(stored.Attempts) ? new Ending.Raised([new PlanProblem(
                RuntimeCodes.NoAnswer.Id, $"It was asked {stored.Attempts} times and gave no answer: {reason}", null, null, null)])
            : new Ending.Retry(clock.GetUtcNow() + backoff.Pause(stored.Attempts, stored.Id, policy), reason, WaitCause.Answer);
    }

    /// <summary>Nothing the event can do anything about, in the engine itself.</summary>
    public Ending ForEngine(long eventNumber, int tries, string reason) =>
        new Ending.Retry(clock.GetUtcNow() + backoff.Pause(tries, eventNumber, RetryPolicies.Of(WaitCause.Engine)), reason, WaitCause.Engine);

    /// <summary>A record that NetSuite refused, where looking again can help.</summary>
    public Ending ForRefusal(JournaledEvent stored, int tries, RetryPolicy policy, string reason) =>
        new Ending.Retry(clock.GetUtcNow() + backoff.Pause(tries, stored.Id, policy), reason, WaitCause.Answer);
}
