namespace Engine.Sandbox.Sql;

/// <summary>A column of a table.</summary>
/// <param name="Name">In lower case, as answers show it.</param>
internal sealed record SqlColumn(string Name, SqlKind Kind)
{
    /// <summary>External ids are compared without case.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>The group whose record names <c>BUILTIN.DF</c> shows; null when the value is no reference.</summary>
    public string? Names { get; init; }

    /// <summary>The hidden column that holds what <c>BUILTIN.DF</c> shows; null when it shows a record's name or the value itself.</summary>
    public string? ShownBy { get; init; }

    /// <summary>Not part of the account: only the database behind has it.</summary>
    public bool IsHidden { get; init; }
}
