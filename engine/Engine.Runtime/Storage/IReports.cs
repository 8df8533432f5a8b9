namespace Engine.Runtime.Storage;

/// <summary>Reports of reconciliations, each under the number of the run that made it. The newest hundred of a client are kept.</summary>
public interface IReports
{
    /// <summary>Keeps a report and lets the oldest go.</summary>
    /// <param name="content">As it is shown over HTTP.</param>
    Task KeepAsync(long run, string client, ReadOnlyMemory<byte> content);

    /// <summary>Null when it is not kept.</summary>
    Task<ReadOnlyMemory<byte>?> FindAsync(long run);
}
