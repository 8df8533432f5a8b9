using System.Collections.Immutable;

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

    /// <summary>Where these facts were read.</summary>
    public required string Source { get; init; }
}
