using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>A column of a table.</summary>
/// <param name="Name">In lower case, as answers show it.</param>
/// <param name="Read">A text, decimal, DateOnly, or null.</param>
internal sealed record SqlColumn(string Name, SqlKind Kind, Func<Company, StoredRecord, object?> Read)
{
    public SqlColumn(string name, SqlKind kind, Func<StoredRecord, object?> read)
        : this(name, kind, (_, record) => read(record))
    {
    }

    /// <summary>External ids are compared without case.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>What <c>BUILTIN.DF</c> shows; null when it shows the value itself.</summary>
    public Func<Company, StoredRecord, string?>? Display { get; init; }
}
