namespace Engine.Runtime.Storage;

/// <summary>
/// Takes payloads away and keeps the proof: ids, hashes, times, outcomes and NetSuite's references stay; bodies, plans' values, requests and
/// answers go. What was erased is not to be found in the files of the store any more.
/// </summary>
public interface IErasure
{
    /// <summary>Erases events that were completed or ignored before an instant, the oldest first. Gives how many; fewer than the limit means that none is left.</summary>
    /// <param name="limit">1 to 1000: one commit erases so many.</param>
    Task<int> EraseSettledAsync(string client, DateTimeOffset before, int limit, DateTimeOffset at);

    /// <summary>Erases every finished event of a client whose payload names a subject, whatever its age, and what records keep of it.</summary>
    /// <param name="wanted">The subject is an id or an address as payloads spell it; as a whole word, so <c>cus_1</c> is not <c>cus_12</c>.</param>
    Task<ErasureReport> EraseSubjectAsync(SubjectErasure wanted, CancellationToken cancel);
}
