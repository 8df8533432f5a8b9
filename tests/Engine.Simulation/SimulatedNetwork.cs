using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Engine.Simulation;

/// <summary>
/// The way from the engine to NetSuite and to Stripe. Requests that arrive are real ones; which of them are lost, late or refused on the way is
/// fate. It strikes the same request twice at most, so that a run comes to an end.
/// </summary>
/// <param name="faultPercent">How many of a hundred requests fate strikes.</param>
internal sealed partial class SimulatedNetwork(Fate fate, Diary diary, TimeProvider clock, int faultPercent = SimulatedNetwork.UsualFaults) : IDisposable
{
    private const int UsualFaults = 20;
    private const int MostStrikes = 2;

    // NetSuite ends a request after 15 minutes; one that arrives later than that does nothing.
    private const int LatestArrivalSeconds = 840;

    private static readonly Happening[] ToWrites = Enum.GetValues<Happening>();
    private static readonly Happening[] ToReads =
        [Happening.RequestLost, Happening.AnswerLost, Happening.FailsBefore, Happening.LimitReached, Happening.LimitReachedAs400, Happening.LoginRefused, Happening.AnswerCutShort];

    private readonly HttpMessageInvoker network = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentDictionary<string, int> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<ITimer> arrivals = [];
    private int inProgress;
    private int late;
    private int strikes;

    /// <summary>Whether a request is on its way or being answered.</summary>
    public bool IsBusy => Volatile.Read(ref inProgress) > 0;

    /// <summary>Nothing gets through before this instant.</summary>
    public DateTimeOffset DownUntil { get; set; } = DateTimeOffset.MinValue;

    /// <summary>Requests that will arrive later.</summary>
    public int Late => Volatile.Read(ref late);

    /// <summary>How many requests were sent.</summary>
    public int Count => sent.Values.Sum();

    /// <summary>How many of them something happened to.</summary>
    public int Strikes => Volatile.Read(ref strikes);

    /// <summary>The network as one life of the engine sees it.</summary>
    public HttpMessageHandler For(ILife life) => new Handler(this, life);

    public void Dispose()
    {
        foreach (var arrival in arrivals)
        {
            arrival.Dispose();
        }

        network.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancel);
        var what = NameOf(request, body);
        if (clock.GetUtcNow() < DownUntil)
        {
            sent.AddOrUpdate("while it is down", 1, (_, before) => before + 1);
            throw Broken();
        }

        var time = sent.AddOrUpdate(what, 1, (_, before) => before + 1);
        if (time > MostStrikes || !fate.Happens(faultPercent, $"request {what} {time}"))
        {
            return await PassAsync(request, body, cancel);
        }

        var happening = fate.One(IsWrite(request) ? ToWrites : ToReads, $"happening {what} {time}");
        diary.Note($"{happening}: {what}");
        Interlocked.Increment(ref strikes);
        return await HappenAsync(happening, request, body, what, cancel);
    }

    private async Task<HttpResponseMessage> HappenAsync(
        Happening happening, HttpRequestMessage request, byte[] body, string what, CancellationToken cancel)
    {
        switch (happening)
        {
            case Happening.RequestLost:
                throw Broken();
            case Happening.AnswerLost:
                (await PassAsync(request, body, cancel)).Dispose();
                throw Broken();
            case Happening.ArrivesLate:
                ArriveLate(Copy(request, body), what);
                throw Broken();
            case Happening.FailsBefore:
                return Error(HttpStatusCode.InternalServerError, "UNEXPECTED_ERROR");
            case Happening.FailsAfter:
                (await PassAsync(request, body, cancel)).Dispose();
                return Error(HttpStatusCode.InternalServerError, "UNEXPECTED_ERROR");
            case Happening.LimitReached:
                return Error(HttpStatusCode.TooManyRequests, "CONCURRENCY_LIMIT_EXCEEDED");
            case Happening.LimitReachedAs400:
                return Error(HttpStatusCode.BadRequest, "CONCURRENCY_LIMIT_EXCEEDED");
            case Happening.LoginRefused:
                return Error(HttpStatusCode.Unauthorized, "INVALID_LOGIN");
            case Happening.AnswerCutShort:
                return CutShort(await PassAsync(request, body, cancel));
            default:
                throw new System.Diagnostics.UnreachableException(happening.ToString());
        }
    }

    private async Task<HttpResponseMessage> PassAsync(HttpRequestMessage request, byte[] body, CancellationToken cancel)
    {
        var answer = await network.SendAsync(Copy(request, body), cancel);

        // Read whole while the request still counts as being in progress.
        await answer.Content.LoadIntoBufferAsync(cancel);
        return answer;
    }

    private void ArriveLate(HttpRequestMessage request, string what)
    {
        Interlocked.Increment(ref late);
        var delay = TimeSpan.FromSeconds(1 + fate.Number(LatestArrivalSeconds, $"arrival {what}"));
        arrivals.Add(clock.CreateTimer(_ => _ = ArriveAsync(request, what), null, delay, Timeout.InfiniteTimeSpan));
    }

    private async Task ArriveAsync(HttpRequestMessage request, string what)
    {
        Interlocked.Increment(ref inProgress);
        try
        {
            using var answer = await network.SendAsync(request, CancellationToken.None);
            diary.Note($"arrived late, answered {(int)answer.StatusCode}: {what}");
        }
        finally
        {
            Interlocked.Decrement(ref late);
            Interlocked.Decrement(ref inProgress);
            request.Dispose();
        }
    }

    private static bool IsWrite(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.Contains("/record/", StringComparison.Ordinal) && request.Method != HttpMethod.Get;

    // A record is named by its external id where the body has one, so that fate follows the record and not the moment.
    private static string NameOf(HttpRequestMessage request, byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        var name = IsWrite(request) && ExternalId().Match(text) is { Success: true } id ? id.Groups[1].Value : string.Join(' ', QuotedId().Matches(text).Select(match => match.Value));
        return $"{request.Method} {request.RequestUri!.AbsolutePath} {name}".TrimEnd();
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[] body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content is null ? null : new ByteArrayContent(body) };
        foreach (var header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (var header in request.Content?.Headers.AsEnumerable() ?? [])
        {
            copy.Content!.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return copy;
    }

    private static HttpResponseMessage Error(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent(
            string.Create(CultureInfo.InvariantCulture, $$"""{"type":"about:blank","title":"{{status}}","status":{{(int)status}},"o:errorDetails":[{"detail":"It happened on the way.","o:errorCode":"{{code}}"}]}"""),
            Encoding.UTF8,
            "application/vnd.oracle.resource+json"),
    };

    private static HttpResponseMessage CutShort(HttpResponseMessage answer)
    {
        answer.Content = new StreamContent(new BrokenStream());
        return answer;
    }

    private static HttpRequestException Broken() => new("The connection was reset.");

    [GeneratedRegex("\"externalId\"\\s*:\\s*\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex ExternalId();

    [GeneratedRegex("'[^']+'", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedId();

    private sealed class Handler(SimulatedNetwork network, ILife life) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref network.inProgress);
            try
            {
                return await life.RequestAsync($"{request.Method} {request.RequestUri!.AbsolutePath}", () => network.SendAsync(request, cancellationToken));
            }
            finally
            {
                Interlocked.Decrement(ref network.inProgress);
            }
        }
    }
}
