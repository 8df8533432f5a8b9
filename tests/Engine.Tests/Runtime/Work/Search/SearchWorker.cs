namespace Engine.Tests.Runtime.Work.Search;

/// <summary>A worker and what it knows.</summary>
/// <param name="Seen">Records and revision that the look-up showed.</param>
/// <param name="Attempt">The attempt it announced.</param>
/// <param name="Creates">Whether that is a create.</param>
/// <param name="Revision">The fact that it writes.</param>
internal readonly record struct SearchWorker(SearchPhase Phase, (int Records, int Revision) Seen, int Attempt, bool Creates, int Revision);
