using Engine.Core.NetSuite;

namespace Engine.Tests.Core.NetSuite;

public sealed class LookUpQueryTests
{
    [Fact]
    public void All_transactions_are_asked_for_in_one_statement_and_customers_in_another()
    {
        var statements = LookUpQuery.Statements([new("invoice", "in_2"), new("customer", "cus_1"), new("customerPayment", "pay_1"), new("invoice", "in_2")]);

        Assert.Equal(
            [
                "SELECT id, externalid FROM customer WHERE externalid IN ('cus_1')",
                "SELECT id, externalid, type FROM transaction WHERE externalid IN ('in_2', 'pay_1')",
            ],
            statements.Select(statement => statement.Text));
        Assert.Equal([new("invoice", "in_2"), new("customerPayment", "pay_1")], statements[1].Keys.ToArray());
    }

    [Fact]
    public void One_id_under_two_types_is_asked_for_once()
    {
        var statement = Assert.Single(LookUpQuery.Statements([new("invoice", "x"), new("creditMemo", "x")]));

        Assert.EndsWith("IN ('x')", statement.Text, StringComparison.Ordinal);
        Assert.Equal(2, statement.Keys.Length);
    }

    [Fact]
    public void A_quote_cannot_end_the_text_it_stands_in() =>
        Assert.EndsWith(
            "IN ('a'') OR (1=1) --')",
            Assert.Single(LookUpQuery.Statements([new("invoice", "a') OR (1=1) --")])).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1001, 2)]
    [InlineData(2500, 3)]
    public void A_list_never_holds_more_than_a_thousand_ids(int ids, int statements)
    {
        var built = LookUpQuery.Statements(Enumerable.Range(0, ids).Select(i => new RecordKey("invoice", $"in_{i}")));

        Assert.Equal(statements, built.Length);
        Assert.All(built, statement => Assert.InRange(statement.Keys.Length, 1, 1000));
        Assert.Equal(ids, built.Sum(statement => statement.Keys.Length));
    }

    [Fact]
    public void Order_of_the_keys_does_not_change_the_statements()
    {
        RecordKey[] keys = [new("invoice", "b"), new("invoice", "A"), new("creditMemo", "a"), new("customer", "c")];

        Assert.Equal(
            LookUpQuery.Statements(keys).Select(statement => statement.Text),
            LookUpQuery.Statements(keys.Reverse()).Select(statement => statement.Text));
    }

    [Fact]
    public void Nothing_is_asked_for_nothing() => Assert.Empty(LookUpQuery.Statements([]));
}
