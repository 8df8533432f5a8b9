using Engine.Core.Mapping;
using Engine.Runtime.Configuration;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.Core.Mapping;

/// <summary>On the repository's own client, which names ids in every way there is.</summary>
public sealed class ConfiguredIdsTests
{
    private static readonly Lazy<string[]> ids = new(() =>
    [
        .. ConfiguredIds.Of(ConfigurationLoader.Load(Repository.PathOf(".")).Snapshot!.Clients["acme"])
            .Select(id => $"{id.RecordType} {id.InternalId} {id.Field} {id.Span.File}{(id.Row is { } row ? $" {row.Key}" : "")}"),
    ]);

    [Theory]
    [InlineData("department 1 invoice.department mappings/acme/client.yaml")]
    [InlineData("item 206 invoice.item.item mappings/acme/crosswalks/items.csv price_1QAcmeSeat")]
    [InlineData("currency 4 invoice.currency mappings/acme/crosswalks/currencies.csv JPY")]
    [InlineData("account 122 customerPayment.arAcct rules/acme/accounts.json")]
    [InlineData("account 2 customerPayment.account rules/acme/accounts.json")]
    public void An_id_is_found_where_it_is_named_whatever_stands_between(string expected) =>
        Assert.Contains(ids.Value, id => Same(id, expected));

    [Theory]
    [InlineData("GBP")]
    [InlineData("price_1QAcmeLegacyPlan")]
    public void Rows_marked_inactive_are_not_asked_for(string key) => Assert.DoesNotContain(ids.Value, id => id.EndsWith($" {key}", StringComparison.Ordinal));

    [Fact]
    public void A_row_is_named_once_however_many_mappings_use_it() =>
        Assert.Single(ids.Value, id => id.EndsWith("currencies.csv USD", StringComparison.Ordinal));

    // The first field that uses a row stands for all.
    private static bool Same(string id, string expected) =>
        id.Split(' ') is var found && expected.Split(' ') is var wanted && found.Length == wanted.Length
        && found[0] == wanted[0] && found[1] == wanted[1] && found.Skip(3).SequenceEqual(wanted.Skip(3));
}
