namespace Engine.Simulation.Load;

/// <summary>How much flows through the real program, and under what conditions.</summary>
/// <param name="Invoices">Each with a customer of its own and its payment.</param>
/// <param name="Slots">Requests that NetSuite allows at once.</param>
/// <param name="LatencyMilliseconds">How much longer than it takes the sandbox NetSuite takes for every answer.</param>
internal sealed record LoadPlan(int Invoices, int Slots, int LatencyMilliseconds)
{
    /// <summary>
    /// Three events of each invoice (the customer, finalized, paid) with a tenth of them delivered twice and neighbours out of order;
    /// otherwise only the one that it was paid, once.
    /// </summary>
    public bool IsWholeStory { get; init; }

    /// <summary>Of the requests to NetSuite, all kinds of faults together.</summary>
    public decimal FaultRate { get; init; }

    /// <summary>Deliveries posted at the same time.</summary>
    public int Senders { get; init; } = 16;
}
