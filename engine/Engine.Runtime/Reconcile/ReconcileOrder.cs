using NodaTime;

namespace Engine.Runtime.Reconcile;

/// <summary>What is to be compared.</summary>
/// <param name="From">First day, by accounting date.</param>
/// <param name="To">Last day.</param>
/// <param name="Heals">Queues what is missing in NetSuite.</param>
public sealed record ReconcileOrder(string Source, LocalDate From, LocalDate To, bool Heals)
{
    /// <summary>The same for the same order.</summary>
    public string Scope => $"{Source} {From:uuuu'-'MM'-'dd} to {To:uuuu'-'MM'-'dd}";
}
