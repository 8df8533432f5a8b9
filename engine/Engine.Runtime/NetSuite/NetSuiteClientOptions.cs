namespace Engine.Runtime.NetSuite;

/// <summary>How long the client waits and how much it takes.</summary>
public sealed record NetSuiteClientOptions
{
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>One look-up request, from its first byte sent to the last received.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>One create or update. After it the write is unknown: NetSuite may work on for up to 15 minutes.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the end of a batch is waited for. After it, what has no result yet is unknown.</summary>
    public TimeSpan BatchTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The first pause before a batch is asked about; doubles each time.</summary>
    public TimeSpan BatchPoll { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan LongestBatchPoll { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long NetSuite may still work on a write that was given up; its slot is not kept longer than that.</summary>
    public TimeSpan LongestWrite { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan TokenTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest answer taken, unpacked. A longer one counts as a failed read.</summary>
    public int MaxResponseBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long keys are gathered from lanes before one statement asks for them all; zero asks at once.</summary>
    public TimeSpan LookUpWindow { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Requests within half a minute of which nine in ten have to fail before nothing is sent for a while.</summary>
    public int BreakAfter { get; init; } = 10;

    /// <summary>How long nothing is sent then; doubles while the request that tries fails, up to eight times.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long after a request was taken a refused login counts as overload.</summary>
    public TimeSpan LoginTrust { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a refused login is not tried again: a burst of them locks an account out.</summary>
    public TimeSpan LoginHold { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>It doubles with every refusal in a row, up to this.</summary>
    public TimeSpan LongestLoginHold { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Token requests without an answer in a row, after which the account is parked.</summary>
    public int ParkAfterTokens { get; init; } = 3;
}
