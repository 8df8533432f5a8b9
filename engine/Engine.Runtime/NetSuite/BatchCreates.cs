using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Creates up to 100 records of one type in one asynchronous request. The job is followed until it ends; each record then has its own
/// result, and one that NetSuite refuses does not hold up the others. Source: REST help, article_0127092747, subsect_164494900632.
/// </summary>
internal sealed class BatchCreates(RestChannel channel, RecordLookUp lookUp, NetSuiteClientOptions options, int parallel, TimeProvider time)
{
    public const int MaxRecords = 100;

    private const int MaxSubmits = 3;

    /// <summary>One answer for each record, in their order; null when NetSuite refuses the batch as a whole and nothing was written.</summary>
    /// <param name="path">Of the collection.</param>
    public async Task<ImmutableArray<WriteAnswer>?> CreateAsync(RecordType type, string path, ImmutableArray<BatchRecord> records, CancellationToken cancel)
    {
        if (records.Length is 0 or > MaxRecords)
        {
            throw new ArgumentOutOfRangeException(nameof(records), records.Length, $"A batch holds 1 to {MaxRecords} records.");
        }

        return await SubmitAsync(type, path, Body(records), cancel) switch
        {
            BatchSubmission.Taken taken => await FollowAsync(type, path, taken, records, cancel),
            BatchSubmission.Same(var answer) => [.. records.Select(_ => answer)],
            BatchSubmission.Refused => null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// The only write that is sent twice: under one idempotency key the second finds the first one's job. Once an answer was lost, only a job
    /// settles what happened; a refusal then may be of the second request alone.
    /// </summary>
    private async Task<BatchSubmission> SubmitAsync(RecordType type, string path, byte[] body, CancellationToken cancel)
    {
        var request = new RestRequest(HttpMethod.Post, path, body, options.WriteTimeout) { Kind = CallKind.Create, BatchKey = NewKey() };
        WriteAnswer? lost = null;
        for (var round = 1; ; round++)
        {
            var answer = await channel.SendAsync(request, cancel);
            if (answer is RestAnswer.Answered answered && JobOf(answered) is { } job)
            {
                return new BatchSubmission.Taken(job, answered.Exchange);
            }

            var meaning = WriteAnswers.OfCreate(answer, type.Name);
            if (lost is null && meaning is not WriteAnswer.Unknown)
            {
                return meaning is WriteAnswer.TryLater ? new BatchSubmission.Same(meaning) : new BatchSubmission.Refused();
            }

            lost ??= meaning;
            if (round == MaxSubmits || answer is RestAnswer.Answered { IsSuccess: true })
            {
                return new BatchSubmission.Same(lost);
            }

            await Task.Delay(options.BatchPoll, time, cancel);
        }
    }

    private static string? JobOf(RestAnswer.Answered answer) => answer switch
    {
        { Status: 202 } => JobPaths.JobId(answer.Location),
        { Status: >= 400 and < 500 } when ErrorBody.Read(answer).Code == "IDEMPOTENCY_ERROR" => JobPaths.JobId(answer.Location),
        _ => null,
    };

    private async Task<ImmutableArray<WriteAnswer>> FollowAsync(
        RecordType type, string path, BatchSubmission.Taken taken, ImmutableArray<BatchRecord> records, CancellationToken cancel)
    {
        var job = taken.Job;
        var hasEnded = await HasEndedAsync(job, cancel);
        if (hasEnded is null || await TasksAsync(job, records.Length, cancel) is not { } tasks)
        {
            var reason = $"NetSuite took the batch as job {job}, and shows neither its end nor its tasks.";
            return [.. records.Select(record => new WriteAnswer.Unknown(reason, Shown(taken.Exchange, $"{path} (job {job})", record)))];
        }

        var results = new WriteAnswer[records.Length];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancel };
        await Parallel.ForAsync(0, records.Length, limit, async (n, stop) => results[n] = await ResultAsync(type, path, job, tasks[n], records[n], stop));
        var keys = records.Select(record => record.Key).ToHashSet();
        var there = (await lookUp.FindAsync(keys, keys, cancel)).Observed;
        return [.. records.Select((record, n) => BatchAnswers.Of(results[n], there[record.Key], hasEnded.Value))];
    }

    /// <summary>True when it has, false when it was not seen to in time, null when NetSuite does not know the job.</summary>
    private async Task<bool?> HasEndedAsync(string job, CancellationToken cancel)
    {
        var until = time.GetUtcNow() + options.BatchTimeout;
        for (var pause = options.BatchPoll; ; pause = Shorter(pause * 2, options.LongestBatchPoll))
        {
            await Task.Delay(pause, time, cancel);
            switch (await channel.SendAsync(Ask(JobPaths.Job(job)), cancel))
            {
                case RestAnswer.Answered { IsSuccess: true } view when JobPaths.HasEnded(view.Body):
                    return true;
                case RestAnswer.Answered { Status: 404 }:
                    return null;
                case var _ when time.GetUtcNow() >= until:
                    return false;
            }
        }
    }

    private async Task<ImmutableArray<long>?> TasksAsync(string job, int count, CancellationToken cancel) =>
        await channel.SendAsync(Ask(JobPaths.Tasks(job)), cancel) is RestAnswer.Answered { IsSuccess: true } list
        && JobPaths.TaskNumbers(job, list.Body) is { } numbers
        && numbers.Length == count
            ? numbers
            : null;

    private async Task<WriteAnswer> ResultAsync(RecordType type, string path, string job, long task, BatchRecord record, CancellationToken cancel)
    {
        var answer = WriteAnswers.OfCreate(await channel.SendAsync(Ask(JobPaths.Result(job, task)), cancel), type.Name);
        return answer.Exchange is { } exchange ? answer with { Exchange = Shown(exchange, $"{path} (job {job}, task {task})", record) } : answer;
    }

    /// <summary>For people who read what was sent of one record: the batch's own body holds a hundred.</summary>
    private static HttpExchange Shown(HttpExchange exchange, string place, BatchRecord record) =>
        exchange with { Method = "POST", Path = place, RequestBody = Encoding.UTF8.GetString(record.Body) };

    private RestRequest Ask(string path) => RestRequest.Get(path, options.ReadTimeout) with { Kind = CallKind.Job };

    private static byte[] Body(ImmutableArray<BatchRecord> records)
    {
        using var body = new MemoryStream();
        body.Write("{\"items\":["u8);
        for (var n = 0; n < records.Length; n++)
        {
            body.Write(n == 0 ? ""u8 : ","u8);
            body.Write(records[n].Body);
        }

        body.Write("]}"u8);
        return body.ToArray();
    }

    /// <summary>A new one for each batch: a body that is sent again on purpose, once what was refused is mended, must not find the old job.</summary>
    private static string NewKey()
    {
        var bytes = RandomNumberGenerator.GetBytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
