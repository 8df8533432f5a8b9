namespace Engine.Sandbox.Faults;

/// <summary>The faults that are still to happen, oldest first.</summary>
internal sealed class FaultBoard
{
    private readonly Lock gate = new();
    private readonly List<Fault> waiting = [];

    public IReadOnlyList<Fault> Waiting
    {
        get
        {
            lock (gate)
            {
                return [.. waiting];
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (gate)
        {
            waiting.Add(fault);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            waiting.Clear();
        }
    }

    /// <summary>Takes the first fault of the given stage that matches, so that it happens once and to one request.</summary>
    /// <param name="afterwards">Whether to look for faults of accepted requests or for those that come before execution.</param>
    public Fault? Take(string method, string subject, bool afterwards)
    {
        lock (gate)
        {
            var at = waiting.FindIndex(fault => IsAfterwards(fault.Kind) == afterwards && Matches(fault, method, subject));
            if (at < 0)
            {
                return null;
            }

            var fault = waiting[at];
            if (fault.Count > 1)
            {
                waiting[at] = fault with { Count = fault.Count - 1 };
            }
            else
            {
                waiting.RemoveAt(at);
            }

            return fault;
        }
    }

    private static bool IsAfterwards(FaultKind kind) => kind is FaultKind.LoseAnswer or FaultKind.FailAfter or FaultKind.SlowAnswer;

    private static bool Matches(Fault fault, string method, string subject) =>
        (fault.Method is null || fault.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (fault.Record is null || fault.Record.Equals(subject, StringComparison.OrdinalIgnoreCase));
}
