using System.Collections.Immutable;
using Engine.Core.Matching;

namespace Engine.Runtime.Storage;

/// <summary>
/// The mirror of what is open in each client's account. A row that changes is ended and followed by another, so that what was open at an instant can be read later.
/// </summary>
public interface IOpenItems
{
    /// <summary>How far it was read; null when never.</summary>
    Task<OpenItemsState?> StateAsync(string client);

    /// <summary>Keeps rows as they are now.</summary>
    /// <param name="generation">Of the reading they belong to.</param>
    /// <returns>Whether each is new, or differs in more than what remains.</returns>
    Task<ImmutableArray<bool>> KeepAsync(string client, ImmutableArray<MirroredItem> items, long generation, DateTimeOffset at);

    /// <summary>Keeps what is known of customers.</summary>
    Task KeepAsync(string client, ImmutableArray<OpenCustomer> customers);

    /// <summary>Documents that NetSuite does not show any more have nothing open.</summary>
    Task<int> CloseAsync(string client, ImmutableArray<long> internalIds, DateTimeOffset at);

    /// <summary>Closes what a whole reading did not come by, and notes how far was read.</summary>
    /// <param name="isWhole">Everything was read; otherwise only what changed.</param>
    Task FinishAsync(string client, OpenItemsState state, bool isWhole, DateTimeOffset at);

    /// <summary>Every document as it stood.</summary>
    /// <param name="at">When; null for now.</param>
    /// <param name="take">Takes them one by one: there may be a million.</param>
    Task ReadAsync(string client, DateTimeOffset? at, Action<MirroredItem> take);

    /// <summary>All customers that are known.</summary>
    Task<ImmutableArray<OpenCustomer>> CustomersAsync(string client);

    /// <summary>Customers of documents that are open and of whom nothing is known.</summary>
    Task<ImmutableArray<string>> UnknownCustomersAsync(string client);

    /// <summary>Numbers that several documents have.</summary>
    Task<ImmutableHashSet<string>> TakenNumbersAsync(string client);

    /// <summary>How many documents are open and how much, by currency.</summary>
    Task<ImmutableArray<OpenTotal>> TotalsAsync(string client);
}
