namespace Engine.Runtime.NetSuite;

/// <summary>
/// Reads the clock of the far side off the <c>Date</c> header of every answer, logins included: a clock that is wrong is a common reason
/// why a login is refused.
/// </summary>
internal sealed class RemoteClock(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    private const long Unknown = long.MinValue;

    private long aheadTicks = Unknown;

    /// <summary>How far the far side's clock is ahead of ours, to about a second; negative when it is behind, null before the first answer.</summary>
    public TimeSpan? Ahead => Interlocked.Read(ref aheadTicks) is var ticks && ticks != Unknown ? TimeSpan.FromTicks(ticks) : null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.Date is { } date)
        {
            // The header names whole seconds: on average the moment is half a second later.
            Interlocked.Exchange(ref aheadTicks, (date + TimeSpan.FromSeconds(0.5) - time.GetUtcNow()).Ticks);
        }

        return response;
    }
}
