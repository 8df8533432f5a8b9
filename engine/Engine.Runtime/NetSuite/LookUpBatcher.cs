using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Gathers the look-ups of several lanes into one statement. Whoever asks within a short window of somebody else travels along. A batch
/// queues up with the writes and goes on gathering until its turn has come: an account that is slow, or busy, is asked larger questions,
/// not more of them.
/// </summary>
/// <param name="ask">Sends as few statements as these keys need.</param>
/// <param name="keysOf">The keys that an answer speaks of.</param>
/// <param name="turns">The queue for the account's slots.</param>
/// <param name="window">How long to gather after the last key came; zero asks at once.</param>
internal sealed class LookUpBatcher<TKey, TAnswer>(
    Func<IReadOnlyCollection<TKey>, Task<ImmutableArray<TAnswer>>> ask, Func<TAnswer, ImmutableArray<TKey>> keysOf, SlotTurns turns, TimeSpan window, TimeProvider time)
{
    private const int LongestInWindows = 6;

    private readonly Lock guard = new();
    private Batch? open;

    /// <summary>The answers of all statements that asked for one of the keys.</summary>
    public async Task<ImmutableArray<TAnswer>> AskAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancel)
    {
        var mine = keys.ToHashSet();
        var answers = await Join(mine).WaitAsync(cancel);
        return [.. answers.Where(answer => keysOf(answer).Any(mine.Contains))];
    }

    private Task<ImmutableArray<TAnswer>> Join(IReadOnlySet<TKey> keys)
    {
        lock (guard)
        {
            if (open is null)
            {
                var batch = new Batch();
                open = batch;

                // On the pool, and not ended by one caller's giving up: others wait for it.
                _ = Task.Run(() => FlyAsync(batch));
            }

            open.Keys.UnionWith(keys);
            return open.Answers.Task;
        }
    }

    private async Task FlyAsync(Batch batch)
    {
        try
        {
            await GatherAsync(batch);
            using var turn = await turns.EnterAsync(CancellationToken.None);
            batch.Answers.SetResult(await ask(Close(batch)));
        }
        catch (Exception failure)
        {
            // A bug or a client that was disposed of; those who wait must hear of it instead of waiting for ever.
            Close(batch);
            batch.Answers.TrySetException(failure);
        }
    }

    private async Task GatherAsync(Batch batch)
    {
        var before = -1;
        for (var windows = 0; window > TimeSpan.Zero && windows < LongestInWindows && CountOf(batch) is var count && count > before && count < LookUpQuery.MaxIds; windows++)
        {
            before = count;
            await Task.Delay(window, time);
        }
    }

    private int CountOf(Batch batch)
    {
        lock (guard)
        {
            return batch.Keys.Count;
        }
    }

    private TKey[] Close(Batch batch)
    {
        lock (guard)
        {
            open = ReferenceEquals(open, batch) ? null : open;
            return [.. batch.Keys];
        }
    }

    private sealed class Batch
    {
        public HashSet<TKey> Keys { get; } = [];

        public TaskCompletionSource<ImmutableArray<TAnswer>> Answers { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
