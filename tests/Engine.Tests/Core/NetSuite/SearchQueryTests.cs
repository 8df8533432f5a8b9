using Engine.Core.Enrichment;
using Engine.Core.NetSuite;

namespace Engine.Tests.Core.NetSuite;

public sealed class SearchQueryTests
{
    [Fact]
    public void Each_column_is_asked_once_for_all_its_texts()
    {
        var statements = SearchQuery.Statements(
        [
            new("customer", "email", "b@x.example"),
            new("customer", "custentity_stripe_id", "cus_1"),
            new("customer", "email", "a@x.example"),
            new("invoice", "tranId", "INV-7"),
            new("creditMemo", "tranId", "INV-7"),
        ]);

        Assert.Equal(
            [
                "SELECT id, externalid, custentity_stripe_id FROM customer WHERE custentity_stripe_id = 'cus_1'",
                "SELECT id, externalid, email FROM customer WHERE email IN ('a@x.example', 'b@x.example')",
                "SELECT id, externalid, tranid, type FROM transaction WHERE tranid = 'INV-7'",
            ],
            statements.Select(statement => statement.Text));
        Assert.Equal(2, statements[2].Keys.Length);
    }

    [Fact]
    public void An_internal_id_is_asked_for_once_in_its_own_column() => Assert.Equal(
        ["SELECT id, externalid FROM customer WHERE id = '501'", "SELECT id, externalid, type FROM transaction WHERE id = '8801'"],
        SearchQuery.Statements([new("customer", "internalId", "501"), new("invoice", "internalId", "8801")]).Select(statement => statement.Text));

    [Fact]
    public void External_ids_are_asked_for_in_their_own_column_all_at_once() => Assert.Equal(
        "SELECT id, externalid, type FROM transaction WHERE externalid IN ('in_1_r3', 'in_1_r4')",
        Assert.Single(SearchQuery.Statements([new("invoice", "externalId", "in_1_r4"), new("invoice", "externalId", "in_1_r3")])).Text);

    [Fact]
    public void A_quote_cannot_end_the_text_it_stands_in() =>
        Assert.EndsWith("WHERE email = 'a'' OR ''1''=''1'", Assert.Single(SearchQuery.Statements([new("customer", "email", "a' OR '1'='1")])).Text, StringComparison.Ordinal);
}
