namespace Engine.Core.NetSuite;

/// <summary>A field of a record type, or of one of its sublists.</summary>
public sealed record Field(string Name, FieldKind Kind)
{
    public bool IsRequired { get; init; }

    /// <summary>The record type that a reference points to.</summary>
    public string? ReferenceTo { get; init; }

    /// <summary>Characters a text may have; null when no limit is known.</summary>
    public int? MaxLength { get; init; }

    public static Field Text(string name, int? maxLength = null) => new(name, FieldKind.Text) { MaxLength = maxLength };

    public static Field Amount(string name) => new(name, FieldKind.Amount);

    public static Field Quantity(string name) => new(name, FieldKind.Quantity);

    public static Field Boolean(string name) => new(name, FieldKind.Boolean);

    public static Field Date(string name) => new(name, FieldKind.Date);

    public static Field Reference(string name, string to) => new(name, FieldKind.Reference) { ReferenceTo = to };

    public Field Required() => this with { IsRequired = true };
}
