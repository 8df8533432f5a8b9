using System.Collections.Immutable;
using Engine.Sandbox.Books;

namespace Engine.Sandbox.Types;

/// <summary>Short names for building field definitions.</summary>
internal static class Field
{
    public static FieldDefinition Text(string name, int maxLength = 0) => new(name, FieldKind.Text) { MaxLength = maxLength };

    public static IEnumerable<FieldDefinition> Texts(params string[] names) => names.Select(name => Text(name));

    public static FieldDefinition Amount(string name) => new(name, FieldKind.Amount);

    public static IEnumerable<FieldDefinition> Amounts(params string[] names) => names.Select(Amount);

    public static FieldDefinition Number(string name) => new(name, FieldKind.Number);

    public static FieldDefinition Whole(string name) => new(name, FieldKind.Whole);

    public static IEnumerable<FieldDefinition> Wholes(params string[] names) => names.Select(Whole);

    public static FieldDefinition Flag(string name) => new(name, FieldKind.Flag);

    public static IEnumerable<FieldDefinition> Flags(params string[] names) => names.Select(Flag);

    public static FieldDefinition Date(string name) => new(name, FieldKind.Date);

    public static IEnumerable<FieldDefinition> Dates(params string[] names) => names.Select(Date);

    public static FieldDefinition Instant(string name) => new(name, FieldKind.Instant);

    public static FieldDefinition Reference(string name, string to, params string[] ofTypes) =>
        new(name, FieldKind.Reference) { To = to, OfTypes = [.. ofTypes] };

    /// <summary>The transaction that this one was made from or draws on.</summary>
    public static FieldDefinition Link(string name, LinkKind kind, params string[] ofTypes) =>
        Reference(name, RecordGroups.Transaction, ofTypes) with { Links = kind };

    public static FieldDefinition MultiSelect(string name, string to) => new(name, FieldKind.MultiSelect) { To = to };

    public static FieldDefinition Account(string name, params string[] accountTypes) =>
        new(name, FieldKind.Reference) { To = RecordGroups.Account, AccountTypes = [.. accountTypes] };

    public static FieldDefinition Enumeration(string name, params Choice[] choices) =>
        new(name, FieldKind.Enumeration) { Choices = [.. choices] };

    public static FieldDefinition Subrecord(string name, IEnumerable<FieldDefinition> inner) =>
        new(name, FieldKind.Subrecord) { Inner = [.. inner] };

    /// <summary>Names that NetSuite computes: known, answered elsewhere, never taken from a request.</summary>
    public static IEnumerable<FieldDefinition> ReadOnly(params string[] names) =>
        names.Select(name => Text(name) with { IsReadOnly = true });

    /// <summary>Numbers that NetSuite computes and keeps.</summary>
    public static IEnumerable<FieldDefinition> ReadOnlyNumbers(params string[] names) =>
        names.Select(name => Number(name) with { IsReadOnly = true });

    /// <summary>An address as NetSuite keeps it (REST API Browser 2026.1, customer).</summary>
    public static FieldDefinition Address(string name) => Subrecord(name,
    [
        .. Texts("addr1", "addr2", "addr3", "addrPhone", "addrText", "addressee", "attention", "city", "state", "zip", "externalId"),
        Enumeration("country"),
        Flag("override"),
    ]);
}
