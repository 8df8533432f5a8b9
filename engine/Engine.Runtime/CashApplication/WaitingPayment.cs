using Engine.Core.Configuration;
using Engine.Core.Enrichment;

namespace Engine.Runtime.CashApplication;

/// <summary>A payment that waits for the next pass.</summary>
/// <param name="Event">The event's number in the inbox.</param>
internal sealed record WaitingPayment(long Event, ClientConfig Client, MatchQuestion Question, CancellationToken Cancel)
{
    private readonly TaskCompletionSource<MatchAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<MatchAnswer> Answer => answer.Task;

    public void Give(MatchAnswer given) => answer.TrySetResult(given);

    public void Fail(Exception failure) => answer.TrySetException(failure);
}
