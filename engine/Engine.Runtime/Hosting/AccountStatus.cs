using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting;

/// <summary>How a client's NetSuite account stands.</summary>
/// <param name="State"><c>open</c>, <c>parked</c>, <c>draining</c>, or <c>unasked</c> where this run has not spoken to it.</param>
/// <param name="Cause">While parked: account or login.</param>
/// <param name="Reason">While parked: in a sentence.</param>
/// <param name="Since">While parked: since when.</param>
/// <param name="TriedAgainAt">While parked: when it is tried again.</param>
/// <param name="DrainPerSecond">Events a second at which what piled up goes on after an outage.</param>
/// <param name="SlotsInUse">Requests open now.</param>
/// <param name="Slots">Requests the engine may have open now.</param>
/// <param name="Quarantined">Slots kept for requests that were given up.</param>
public sealed record AccountStatus(
    string Account,
    string State,
    WaitCause? Cause,
    string? Reason,
    DateTimeOffset? Since,
    DateTimeOffset? TriedAgainAt,
    int DrainPerSecond,
    int SlotsInUse,
    int Slots,
    int Quarantined);
