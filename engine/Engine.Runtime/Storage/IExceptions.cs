using System.Collections.Immutable;
using Engine.Core.Planning;

namespace Engine.Runtime.Storage;

/// <summary>
/// The exception queue. Items are made by the journal when an event is raised, and closed by it when the event, or a later one about the
/// same records, ends well; here people look at them and act on them.
/// </summary>
public interface IExceptions
{
    /// <summary>In order of their numbers, a page at a time.</summary>
    Task<ImmutableArray<ExceptionItem>> ListAsync(ItemFilter filter);

    /// <summary>By cause, the largest first; paging members of the filter are not used.</summary>
    Task<ImmutableArray<ItemGroup>> GroupsAsync(ItemFilter filter);

    /// <summary>How many items are open or held, by client. One whose event is being worked again waits for nobody and is not counted.</summary>
    Task<ImmutableSortedDictionary<string, int>> CountAsync();

    /// <summary>Null when there is no such item.</summary>
    Task<ItemReport?> ItemAsync(long number);

    /// <summary>The revisions that decided the events of items that are open or held.</summary>
    Task<IReadOnlySet<string>> OpenRevisionsAsync();

    /// <summary>Makes an item of an event that waits, so that people can act on it; null when it does not wait.</summary>
    /// <param name="id">The inbox's number of the event.</param>
    Task<long?> TakeOutAsync(long id, PlanProblem problem, DateTimeOffset at);

    /// <summary>Keeps what the engine noticed by itself as an item of its own, which a later look that finds nothing closes.</summary>
    Task KeepAsync(OwnFinding found);

    /// <summary>Does it, with its entry in the history, in one commit; or nothing when the item is not as it was seen.</summary>
    Task<ItemActed> ActAsync(ItemAction action);
}
