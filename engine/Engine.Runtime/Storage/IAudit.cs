using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>
/// The append-only record of what happened in the store. Rows of events, plans, steps, writes, records, problems, keys and statements are
/// announced to it within the commit that writes them.
/// </summary>
public interface IAudit
{
    Task StateAsync(AuditStatement statement);

    /// <summary>Statements with their numbers, the newest first.</summary>
    /// <param name="before">Only those with a smaller number; for paging.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="client">Only those about one client; null for all.</param>
    Task<ImmutableArray<NumberedStatement>> StatementsAsync(long? before, int limit, string? client = null);

    Task<AuditCheckpoint> HeadAsync();

    /// <summary>Compares every row with what was announced of it.</summary>
    /// <param name="checkpoint">Kept elsewhere at an earlier time; null for none.</param>
    /// <param name="deep">Whether the pages of the database are checked too.</param>
    Task<AuditReport> VerifyAsync(AuditCheckpoint? checkpoint, bool deep, CancellationToken cancel);
}
