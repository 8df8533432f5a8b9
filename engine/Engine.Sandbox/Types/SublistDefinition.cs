using System.Collections.Immutable;
using Engine.Sandbox.Books;

namespace Engine.Sandbox.Types;

/// <summary>A sublist: its fields, and what tells one line from another.</summary>
internal sealed record SublistDefinition(string Name, ImmutableArray<FieldDefinition> Fields)
{
    /// <summary>The field in which NetSuite numbers lines by itself (<c>line</c>, <c>id</c>); null when it does not.</summary>
    public string? NumberedBy { get; init; }

    /// <summary>The field in which the client names what a line is about (<c>currency</c>, a deposited payment's <c>id</c>); null when none.</summary>
    public string? KeyedBy { get; init; }

    /// <summary>Lines name a document, and are told apart by it (<c>doc</c>, then <c>line</c>).</summary>
    public bool IsApplication { get; init; }

    /// <summary>The flag that takes a line in (<c>apply</c>, <c>deposit</c>): a line that says false is not kept.</summary>
    public string? SelectedBy { get; init; }

    /// <summary>What a line does with the transaction it names; null when it names none.</summary>
    public LinkKind? Links { get; init; }

    /// <summary>Taken and never answered: what it asks for shows elsewhere.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>Without a key, lines sent are always added.</summary>
    public bool IsKeyed => NumberedBy is not null || KeyedBy is not null || IsApplication;

    /// <summary>The field that names the transaction a line links to.</summary>
    public string DocumentField => KeyedBy ?? "doc";

    /// <summary>The transaction is refused with fewer lines.</summary>
    public int AtLeast { get; init; }

    public FieldDefinition? FieldNamed(string name) => Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
