using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Values;

namespace Engine.Core.Specs.Books;

/// <summary>What a spec says is in NetSuite, as the sandbox is seeded.</summary>
internal static class BookSeed
{
    private const string InternalId = "internalId";

    /// <summary>Seeds of a mapping that may have <c>netsuite</c> (records by type) and <c>company</c> (settings of the account).</summary>
    public static IEnumerable<Value> Of(ConfigMapping? holder)
    {
        if (holder?.Mapping("netsuite") is { } netSuite)
        {
            var types = netSuite.Entries.Where(entry => entry.Name != "absent").Select(entry => (entry.Name, Records((ConfigSequence)entry.Value))).ToArray();
            yield return Value.Of(new ValueObject(("records", Value.Of(new ValueObject(types)))));
        }

        if (holder?.Mapping("company") is { } company)
        {
            yield return ConfigValue.From(company);
        }
    }

    private static Value Records(ConfigSequence records) => Value.Of(records.Items.Cast<ConfigMapping>().Select(record => Value.Of(new ValueObject(
        [.. record.Entries.Select(entry => (entry.Name == InternalId ? "id" : entry.Name, ConfigValue.From(entry.Value)))]))).ToImmutableArray());
}
