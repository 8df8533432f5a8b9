using System.Collections.Immutable;

namespace Engine.Sandbox.Types;

/// <summary>A sublist: its fields, and what tells one line from another.</summary>
internal sealed record SublistDefinition(string Name, ImmutableArray<FieldDefinition> Fields)
{
    /// <summary>The field in which NetSuite numbers lines by itself (<c>line</c>, <c>id</c>); null when it does not.</summary>
    public string? NumberedBy { get; init; }

    /// <summary>Lines name a document, and are told apart by it (<c>doc</c>, then <c>line</c>).</summary>
    public bool IsApplication { get; init; }

    /// <summary>Without a key, lines sent are always added.</summary>
    public bool IsKeyed => NumberedBy is not null || IsApplication;

    /// <summary>The transaction is refused with fewer lines.</summary>
    public int AtLeast { get; init; }

    public FieldDefinition? FieldNamed(string name) => Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
