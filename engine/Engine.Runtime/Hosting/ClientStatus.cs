using System.Collections.Immutable;

namespace Engine.Runtime.Hosting;

/// <summary>How one client stands.</summary>
/// <param name="Intake">What came in.</param>
/// <param name="ToDo">Open events, by what they wait for: a cause, <c>turn</c>, <c>work</c> for those under way, or <c>pause</c>.</param>
/// <param name="Raised">Items of the exception queue, which wait for a person or the end of a hold.</param>
/// <param name="Oldest">The open event that was received first; null when nothing is open.</param>
/// <param name="Rate">What gets done.</param>
/// <param name="Next">What the engine does next about it; null when there is nothing to do.</param>
/// <param name="Forecast">When what can be done is done.</param>
/// <param name="Account">Its NetSuite account; null when it has none.</param>
/// <param name="Pauses">What people stopped that concerns it.</param>
public sealed record ClientStatus(
    string Client,
    IntakeStatus Intake,
    ImmutableSortedDictionary<string, int> ToDo,
    int Raised,
    OldestOpen? Oldest,
    RateStatus Rate,
    NextAction? Next,
    Forecast? Forecast,
    AccountStatus? Account,
    ImmutableArray<PauseShown> Pauses);
