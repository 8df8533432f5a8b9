namespace Engine.Runtime.Storage.Sqlite;

/// <summary>One entry of the chain.</summary>
/// <param name="Table">Number of an <see cref="AuditedTable"/>.</param>
/// <param name="Key">The row's key columns, joined by slashes.</param>
/// <param name="Hash">SHA-256 over the row's key and columns.</param>
internal readonly record struct ChainEntry(byte Table, ChainOperation Operation, string Key, byte[] Hash);
