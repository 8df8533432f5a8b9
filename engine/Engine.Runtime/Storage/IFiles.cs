using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>The files that were taken, and how far their rows are in the inbox. Every method is one commit.</summary>
public interface IFiles
{
    /// <summary>The file with this content; null when it was never taken.</summary>
    Task<KeptFile?> FindAsync(string client, string source, string hash);

    /// <summary>Notes that a file is kept and its rows are to be taken; gives the one that is there already when its content was noted before.</summary>
    Task<KeptFile> BeginAsync(NewFile file);

    /// <summary>Keeps the events of some rows and how far the file is, all or nothing. The answers are in the same order.</summary>
    /// <param name="file">The file's number.</param>
    /// <param name="deliveries">Events of the rows after <see cref="KeptFile.Rows"/>.</param>
    /// <param name="isLast">No row comes after them.</param>
    Task<ImmutableArray<Acceptance>> TakeRowsAsync(long file, ImmutableArray<Delivery> deliveries, bool isLast);

    /// <summary>Counts that the same content came again.</summary>
    Task RepeatAsync(long file);

    /// <summary>Files whose rows are not all in the inbox, oldest first.</summary>
    Task<ImmutableArray<KeptFile>> UnfinishedAsync();

    /// <summary>Hashes of the files whose content is needed: rows of it are to be taken yet, or it is not erased.</summary>
    Task<IReadOnlySet<string>> NeededAsync();

    /// <summary>The files of a client that are taken and not erased, as number and hash.</summary>
    Task<ImmutableArray<(long Number, string Hash)>> ErasableAsync(string client);

    /// <summary>Notes that the content of a file is erased.</summary>
    Task EraseAsync(long file, DateTimeOffset at);

    /// <summary>Files, the newest first.</summary>
    /// <param name="client">Null for any.</param>
    /// <param name="before">Only files with a smaller number; null for the newest.</param>
    /// <param name="limit">1 to 1000.</param>
    Task<ImmutableArray<KeptFile>> ListAsync(string? client, long? before, int limit);
}
