namespace Engine.Runtime.NetSuite;

/// <summary>How long a refused login is left alone: longer each time, since a burst of them locks an account out, and somebody has to mend it anyway.</summary>
internal sealed class LoginHold(NetSuiteClientOptions options)
{
    private int refusals;

    /// <summary>Whether the login was refused before, and not taken since.</summary>
    public bool IsRepeated => Volatile.Read(ref refusals) > 1;

    public TimeSpan Next()
    {
        var hold = options.LoginHold * (1L << Math.Min(Interlocked.Increment(ref refusals) - 1, 16));
        return hold < options.LongestLoginHold ? hold : options.LongestLoginHold;
    }

    public void End() => Volatile.Write(ref refusals, 0);
}
