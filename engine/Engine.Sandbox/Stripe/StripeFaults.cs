namespace Engine.Sandbox.Stripe;

/// <summary>What is still to go wrong.</summary>
internal sealed class StripeFaults
{
    private readonly Lock gate = new();
    private readonly List<StripeFault> waiting = [];

    public void Add(StripeFault fault)
    {
        lock (gate)
        {
            waiting.Add(fault);
        }
    }

    /// <summary>The first one for such a request, which is then used up.</summary>
    public StripeFault? Take(StripeRequest request)
    {
        lock (gate)
        {
            var fault = waiting.Find(one => IsFor(one, request));
            if (fault is not null)
            {
                waiting.Remove(fault);
            }

            return fault;
        }
    }

    private static bool IsFor(StripeFault fault, StripeRequest request) =>
        (fault.Method is null || fault.Method == request.Method)
        && (fault.Target is null || request.Target.Contains(fault.Target, StringComparison.Ordinal));
}
