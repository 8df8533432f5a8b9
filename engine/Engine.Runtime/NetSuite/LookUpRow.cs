using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>One row of a look-up in SuiteQL.</summary>
/// <param name="ExternalId">As NetSuite stores it.</param>
/// <param name="Type">Code of the transaction table, such as <c>CustInvc</c>; null for other tables.</param>
internal sealed record LookUpRow(string Id, string ExternalId, string? Type)
{
    /// <inheritdoc cref="SuiteQlRows.ReadAll"/>
    public static ImmutableArray<LookUpRow>? ReadAll(ReadOnlyMemory<byte> body) => SuiteQlRows.ReadAll(body, Read);

    private static LookUpRow? Read(Value row)
    {
        var id = SuiteQlRows.Column(row, "id");
        var externalId = SuiteQlRows.Column(row, "externalid");
        return id is null || externalId is null || !RecordLocation.IsInternalId(id) ? null : new(id, externalId, SuiteQlRows.Column(row, "type"));
    }
}
