namespace Engine.Runtime.NetSuite;

/// <summary>What came of one request, before anybody asks what it means.</summary>
internal abstract record RestAnswer
{
    private RestAnswer()
    {
    }

    /// <param name="Location">Header as received; null when absent.</param>
    /// <param name="Body">The whole body; empty when it was cut.</param>
    /// <param name="IsCut">True when the body was longer than the client takes.</param>
    public sealed record Answered(
        int Status, string? Location, TimeSpan? RetryAfter, ReadOnlyMemory<byte> Body, bool IsCut, HttpExchange Exchange) : RestAnswer
    {
        public bool IsSuccess => Status is >= 200 and < 300;
    }

    /// <summary>Nothing was executed: no connection, or no token.</summary>
    public sealed record NotSent(string Reason, TimeSpan? RetryAfter, NetSuiteError? Error, HttpExchange? Exchange) : RestAnswer;

    /// <summary>It was sent, wholly or in part, and no whole answer came back.</summary>
    public sealed record Lost(string Reason, HttpExchange Exchange) : RestAnswer;
}
