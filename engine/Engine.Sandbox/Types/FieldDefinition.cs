using System.Collections.Immutable;
using Engine.Sandbox.Books;

namespace Engine.Sandbox.Types;

/// <summary>One field of a record, a line or a subrecord.</summary>
/// <param name="Name">As answered; requests may use any casing.</param>
internal sealed record FieldDefinition(string Name, FieldKind Kind)
{
    /// <summary>The group a reference points into, such as <c>entity</c>; empty for other kinds.</summary>
    public string To { get; init; } = "";

    /// <summary>The record types a reference may name; empty for every type of the group.</summary>
    public ImmutableArray<string> OfTypes { get; init; } = [];

    /// <summary>For references to accounts: the account types that may be named; empty for any.</summary>
    public ImmutableArray<string> AccountTypes { get; init; } = [];

    /// <summary>What the record does with the transaction that this reference names; null when nothing.</summary>
    public LinkKind? Links { get; init; }

    /// <summary>A reference that is answered as a bare number, as the <c>id</c> of a deposited payment is.</summary>
    public bool IsBare { get; init; }

    /// <summary>The values of an enumeration; empty means any id is taken.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>The fields of a subrecord.</summary>
    public ImmutableArray<FieldDefinition> Inner { get; init; } = [];

    /// <summary>Longest text taken; 0 for no limit.</summary>
    public int MaxLength { get; init; }

    /// <summary>The name on the form when the field must be filled; null when it may stay empty.</summary>
    public string? RequiredLabel { get; init; }

    /// <summary>A read-only field is known by name; a value sent for it is dropped, as NetSuite does.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Must be filled, under the label that the refusal names.</summary>
    public FieldDefinition Required(string label) => this with { RequiredLabel = label };
}
