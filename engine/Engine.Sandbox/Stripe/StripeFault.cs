namespace Engine.Sandbox.Stripe;

/// <summary>What goes wrong with one request; each happens once, in the order in which they were told.</summary>
public abstract record StripeFault
{
    private StripeFault()
    {
    }

    /// <summary>Only a request of this method; null takes any.</summary>
    public string? Method { get; init; }

    /// <summary>Only a request whose path and query contain this; null takes any.</summary>
    public string? Target { get; init; }

    /// <summary>The request is not executed and answered so.</summary>
    public sealed record Answered(int Status, string Body) : StripeFault;

    /// <summary>The connection is cut before anything is executed.</summary>
    public sealed record Cut : StripeFault;

    /// <summary>The request is executed and its answer never arrives.</summary>
    public sealed record AnswerLost : StripeFault;

    /// <summary>The request is executed after a while.</summary>
    public sealed record Slow(TimeSpan Delay) : StripeFault;
}
