using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.Diagnostics;

namespace Engine.Core.NetSuite;

/// <summary>A field of a record type, or of one of its sublists.</summary>
/// <param name="Name">NetSuite's name of it in REST bodies.</param>
/// <param name="Kind">What it takes; null for a custom field, whose kind only the account knows.</param>
public sealed record Field(string Name, FieldKind? Kind)
{
    public bool IsRequired { get; init; }

    /// <summary>The record type that a reference points to.</summary>
    public string? ReferenceTo { get; init; }

    /// <summary>True for a reference that NetSuite takes as a bare internal id, not as an object with one.</summary>
    public bool IsBare { get; init; }

    /// <summary>Characters a text may have; null when no limit is known.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The fields of a subrecord; none is required and none is a subrecord again.</summary>
    public ImmutableArray<Field> Inner { get; init; } = [];

    /// <summary>True for a field that only the account knows: its name starts with the prefix of custom fields.</summary>
    public bool IsCustom => Kind is null;

    /// <summary>The name as it stands in a JSON body.</summary>
    internal JsonEncodedText Encoded { get; } = JsonEncodedText.Encode(Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    public static Field Text(string name, int? maxLength = null) => new(name, FieldKind.Text) { MaxLength = maxLength };

    public static Field Amount(string name) => new(name, FieldKind.Amount);

    public static Field Quantity(string name) => new(name, FieldKind.Quantity);

    public static Field Boolean(string name) => new(name, FieldKind.Boolean);

    public static Field Date(string name) => new(name, FieldKind.Date);

    public static Field Choice(string name) => new(name, FieldKind.Choice);

    public static Field Subrecord(string name, ImmutableArray<Field> inner) => new(name, FieldKind.Subrecord) { Inner = inner };

    public static Field Reference(string name, string to) => new(name, FieldKind.Reference) { ReferenceTo = to };

    /// <summary>A reference written as a bare internal id, such as <c>id</c> in the payments of a deposit.</summary>
    public static Field Id(string name, string to) => Reference(name, to) with { IsBare = true };

    /// <summary>A custom field, such as <c>custbody_stripe_id</c>: it exists in an account or it does not, and takes what the account says.</summary>
    public static Field Custom(string name) => new(name, (FieldKind?)null);

    public Field Required() => this with { IsRequired = true };

    /// <summary>The field of a subrecord; null when it has none of that name.</summary>
    public Field? FindInner(string name) => Inner.FirstOrDefault(field => field.Name == name);

    /// <summary><c> Did you mean "x"?</c> for a name that <see cref="FindInner"/> does not know, or an empty text.</summary>
    public string DidYouMeanInner(string name) => Suggestion.DidYouMean(name, Inner.Select(field => field.Name));
}
