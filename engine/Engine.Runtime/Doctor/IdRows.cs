using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.NetSuite;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Doctor;

/// <summary>What one SuiteQL statement said of records by internal id.</summary>
/// <param name="Rows">By internal id; each with its columns in lower case.</param>
/// <param name="Trouble">Why there are no rows to trust; null when there are.</param>
public sealed record IdRows(ImmutableDictionary<string, Value> Rows, Inspected? Trouble)
{
    /// <summary>What else is worth knowing of a type. Source: SuiteQL column names as public users rely on them.</summary>
    private static readonly ImmutableDictionary<string, string> more = ImmutableDictionary<string, string>.Empty
        .Add("account", ", accttype")
        .Add("currency", ", symbol")
        .Add("subsidiary", ", currency");

    /// <param name="ids">Those that are no internal ids are not asked for, and so are not among the rows.</param>
    public static async Task<IdRows> AskAsync(AccountInspector inspector, string recordType, IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var rows = ImmutableDictionary.CreateBuilder<string, Value>();
        foreach (var chunk in ids.Where(IsId).Chunk(LookUpQuery.MaxIds))
        {
            var answer = await inspector.QueryAsync(Statement(recordType, chunk), cancel);
            if (answer is not Inspected.Answer { Content: var content } || content.Member("items").Kind != ValueKind.List)
            {
                return new IdRows(ImmutableDictionary<string, Value>.Empty, answer is Inspected.Answer ? new Inspected.Unreachable("NetSuite's answer could not be read.") : answer);
            }

            foreach (var row in content.Member("items").AsList())
            {
                rows[Column(row, "id") ?? ""] = row;
            }
        }

        return new IdRows(rows.ToImmutable(), null);
    }

    /// <summary>A column as text; null when it is empty or not there.</summary>
    public static string? Column(Value row, string name) => SuiteQlRows.Column(row, name);

    // A transaction cannot be made inactive.
    private static string Statement(string recordType, IEnumerable<string> ids)
    {
        var type = RecordTypes.Find(recordType);
        var isTransaction = type?.Group == RecordGroup.Transaction || recordType == "transaction";
        var table = isTransaction ? "transaction" : type?.SuiteQlTable ?? recordType.ToLowerInvariant();
        var columns = isTransaction ? "id" : $"id, isinactive{more.GetValueOrDefault(recordType)}";
        return $"SELECT {columns} FROM {table} WHERE id IN ({string.Join(", ", ids)})";
    }

    // Some records that NetSuite brings along have negative ids.
    private static bool IsId(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
