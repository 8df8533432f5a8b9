using System.Collections.Immutable;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Gathers creates of one type that several lanes want at the same time. Where enough come together they travel as one batch; the others,
/// and those of a batch that NetSuite refuses as a whole, go alone.
/// </summary>
/// <param name="send">Sends a batch; null when it was refused as a whole.</param>
/// <param name="window">How long to gather after the last one came.</param>
internal sealed class CreateBatcher(
    Func<RecordType, ImmutableArray<BatchRecord>, Task<ImmutableArray<WriteAnswer>?>> send, TimeSpan window, TimeProvider time)
{
    /// <summary>A batch costs its submission, polls, and a read for each result: below this, single creates are quicker.</summary>
    public const int Fewest = 20;

    private const int LongestInWindows = 6;

    private readonly Lock guard = new();
    private readonly Dictionary<string, Batch> open = [];

    /// <summary>The answer when it travelled in a batch; null when it has to go alone.</summary>
    public Task<WriteAnswer?> CreateAsync(RecordType type, BatchRecord record, CancellationToken cancel)
    {
        lock (guard)
        {
            if (!open.TryGetValue(type.Name, out var batch))
            {
                batch = open[type.Name] = new Batch(type);

                // On the pool, and not ended by one caller's giving up: the others wait for it.
                _ = Task.Run(() => FlyAsync(batch), CancellationToken.None);
            }

            var answer = batch.Add(record);
            if (batch.Count == BatchCreates.MaxRecords)
            {
                open.Remove(type.Name);
            }

            return answer.WaitAsync(cancel);
        }
    }

    private async Task FlyAsync(Batch batch)
    {
        try
        {
            await GatherAsync(batch);
            Close(batch);
            batch.Answer(batch.Count < Fewest ? null : await send(batch.Type, batch.Records));
        }
        catch (Exception failure)
        {
            // A bug or a client that was disposed of; those who wait must hear of it instead of waiting for ever.
            Close(batch);
            batch.Fail(failure);
        }
    }

    private async Task GatherAsync(Batch batch)
    {
        var before = 0;
        for (var windows = 0; windows < LongestInWindows && CountOf(batch) is var count && count > before && count < BatchCreates.MaxRecords; windows++)
        {
            before = count;
            await Task.Delay(window, time);
        }
    }

    private int CountOf(Batch batch)
    {
        lock (guard)
        {
            return batch.Count;
        }
    }

    private void Close(Batch batch)
    {
        lock (guard)
        {
            if (open.GetValueOrDefault(batch.Type.Name) == batch)
            {
                open.Remove(batch.Type.Name);
            }
        }
    }

    private sealed class Batch(RecordType type)
    {
        private readonly List<(BatchRecord Record, TaskCompletionSource<WriteAnswer?> Answer)> waiting = [];

        public RecordType Type => type;

        public int Count => waiting.Count;

        public ImmutableArray<BatchRecord> Records => [.. waiting.Select(one => one.Record)];

        public Task<WriteAnswer?> Add(BatchRecord record)
        {
            var answer = new TaskCompletionSource<WriteAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((record, answer));
            return answer.Task;
        }

        public void Answer(ImmutableArray<WriteAnswer>? answers)
        {
            for (var n = 0; n < waiting.Count; n++)
            {
                waiting[n].Answer.SetResult(answers?[n]);
            }
        }

        public void Fail(Exception failure) => waiting.ForEach(one => one.Answer.TrySetException(failure));
    }
}
