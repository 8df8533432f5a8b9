using Engine.Core.Diagnostics;
using Engine.Runtime.Access;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>What senders are answered whose delivery is not taken: each is counted, and says what would be right or when to come again.</summary>
internal sealed class Refusals(RefusalCounters counters, IntakeOptions options)
{
    /// <param name="client">Empty when the address names none.</param>
    /// <param name="index">Of the event in its batch, from 0; null when it came alone.</param>
    public IngestResult Refuse(string client, DiagnosticCode code, string message, int status, int? index = null)
    {
        counters.Count(client, code.Id);
        return new IngestResult(new IngestAnswer(code.Id, index is null ? message : $"Event {index} of the batch, counted from 0: {message} Nothing of the batch is kept.") { Index = index }, status);
    }

    /// <summary>Nothing is wrong with the delivery; it cannot be taken now.</summary>
    public IngestResult Later(string client, DiagnosticCode code)
    {
        counters.Count(client, code.Id);
        return new IngestResult(new IngestAnswer(code.Id, $"{code.Title}. Deliver it again later."), StatusCodes.Status503ServiceUnavailable, options.RetryAfter);
    }

    public IngestResult TooManyFailures(string client, TimeSpan left)
    {
        counters.Count(client, AccessCodes.TooManyFailures.Id);
        return new IngestResult(new IngestAnswer(AccessCodes.TooManyFailures.Id, "Too many deliveries without a valid proof. Deliver it again later."), StatusCodes.Status429TooManyRequests, left);
    }
}
