using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.NetSuite;

/// <summary>A sublist of a record type, such as the item lines of an invoice.</summary>
public sealed record Sublist(string Name)
{
    public ImmutableArray<Field> Fields { get; init; } = [];

    /// <summary>Fields of a line that can be read and not written.</summary>
    public ImmutableArray<Field> ReadOnly { get; init; } = [];

    /// <summary>How many lines the record must have.</summary>
    public int AtLeast { get; init; }

    /// <summary>
    /// The field that tells lines apart, such as <c>doc</c> of <c>apply</c>; null when lines are told apart only by their place,
    /// so that an update has to replace them all.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>
    /// The field in which NetSuite numbers lines by itself, such as <c>id</c> of <c>addressBook</c>; null when a mapping owns the whole
    /// sublist. Lines are then merged: an update names the line it changes by this number, and lines of other people stay.
    /// </summary>
    public string? NumberedBy { get; init; }

    /// <summary>
    /// The key that NetSuite gives to a line when it is created, such as <c>line</c> of <c>item</c>. An update sends it back, so that the
    /// line is changed in place and whatever points to it still does. Null when lines are made anew by every update.
    /// </summary>
    public string? GivenKey { get; init; }

    /// <summary>
    /// The checkbox that puts a line in force. NetSuite lists every open document in <c>apply</c>; only those checked are applied.
    /// Null when every line counts.
    /// </summary>
    public string? Switch { get; init; }

    /// <summary>True when NetSuite takes the lines but never shows them again, so that they cannot be compared.</summary>
    public bool IsWriteOnly { get; init; }

    /// <summary>Prefix of custom line fields, such as <c>custcol</c>; null when the lines take none.</summary>
    public string? CustomFieldPrefix { get; init; }

    /// <summary>The field of that name, custom ones included; null when lines have no such field.</summary>
    public Field? FindField(string name) => FieldNames.Find(Fields, CustomFieldPrefix, name);

    /// <summary><c> Did you mean "x"?</c> for a name that <see cref="FindField"/> does not know, or an empty text.</summary>
    public string DidYouMean(string name) => Suggestion.DidYouMean(name, Fields.Select(field => field.Name));

    /// <summary>The field of that name that the schema lists; null for a custom one.</summary>
    internal Field? FindListed(string name) => (index is { } known && known.IsOf(Fields) ? known : index = new FieldIndex(Fields)).Find(name);

    private FieldIndex? index;
}
