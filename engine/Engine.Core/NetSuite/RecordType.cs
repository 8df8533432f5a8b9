using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.NetSuite;

/// <summary>What the engine knows of a NetSuite record type: data, with the place where it was read.</summary>
/// <param name="Name">REST name, such as <c>customerPayment</c>.</param>
public sealed record RecordType(string Name)
{
    public required RecordGroup Group { get; init; }

    /// <summary>Record types that have to exist first.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    public required ImmutableArray<Field> Fields { get; init; }

    public ImmutableArray<Sublist> Sublists { get; init; } = [];

    /// <summary>Fields that NetSuite shows and computes or fills by itself: they can be read and not written.</summary>
    public ImmutableArray<Field> ReadOnly { get; init; } = [];

    /// <summary>
    /// Body fields that must agree before a record found under our external id is taken for ours: the party and the currency.
    /// Where they differ the record stands for something else, and a person decides.
    /// </summary>
    public ImmutableArray<string> IdentityFields { get; init; } = [];

    /// <summary>Prefix of custom body fields, such as <c>custbody</c>.</summary>
    public required string CustomFieldPrefix { get; init; }

    /// <summary>Table of SuiteQL that holds these records.</summary>
    public required string SuiteQlTable { get; init; }

    /// <summary>Value of <c>type</c> in the transaction table, such as <c>CustInvc</c>; null for entities.</summary>
    public string? SuiteQlType { get; init; }

    /// <summary>Record types that NetSuite can turn into this one in one request, with what it takes over from them.</summary>
    public ImmutableArray<string> MadeFrom { get; init; } = [];

    /// <summary>
    /// The amounts that its total is the sum of, where they stand in what is sent: a body field such as <c>payment</c>, or a field of lines such as
    /// <c>item.amount</c>. Null where only NetSuite can tell.
    /// </summary>
    public string? AddsUpFrom { get; init; }

    /// <summary>True when it posts to an account of receivables, so that a period that is locked for those does not take it.</summary>
    public bool PostsToReceivables { get; init; }

    /// <summary>True when a record of this type cannot be created in any other way than out of one of <see cref="MadeFrom"/>.</summary>
    public bool IsOnlyMadeFromOthers { get; init; }

    /// <summary>True when the engine points to records of this type and never writes them.</summary>
    public bool IsOnlyLinked { get; init; }

    /// <summary>Where these facts were read.</summary>
    public required string Source { get; init; }

    /// <summary>The body field of that name, custom ones included; null when the record has no such field.</summary>
    public Field? FindField(string name) => FieldNames.Find(Fields, CustomFieldPrefix, name);

    /// <summary>The sublist of that name; null when the record has no such sublist.</summary>
    public Sublist? FindSublist(string name)
    {
        foreach (var sublist in Sublists)
        {
            if (sublist.Name == name)
            {
                return sublist;
            }
        }

        return null;
    }

    /// <summary><c> Did you mean "x"?</c> for a name that is no body field, or an empty text.</summary>
    public string DidYouMeanField(string name) => Suggestion.DidYouMean(name, Fields.Select(field => field.Name));

    /// <summary><c> Did you mean "x"?</c> for a name that is no sublist, or an empty text.</summary>
    public string DidYouMeanSublist(string name) => Suggestion.DidYouMean(name, Sublists.Select(sublist => sublist.Name));

    /// <summary>The field of that name that the schema lists; null for a custom one.</summary>
    internal Field? FindListed(string name) => (index is { } known && known.IsOf(Fields) ? known : index = new FieldIndex(Fields)).Find(name);

    private FieldIndex? index;
}
