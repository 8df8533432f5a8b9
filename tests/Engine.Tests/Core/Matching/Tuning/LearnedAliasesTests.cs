using System.Collections.Immutable;
using Engine.Core.Matching;
using Engine.Core.Matching.Tuning;

namespace Engine.Tests.Core.Matching.Tuning;

/// <summary>What people's decisions teach about payers' names.</summary>
public class LearnedAliasesTests
{
    private static readonly OpenCustomer globex = new("501", "Globex Corporation", null, null);

    [Fact]
    public void Spellings_of_one_name_are_one_alias()
    {
        var learned = Learn(("ACME  Inc", null, ["501"]), ("Acme, Inc.", null, ["501", "501"]));

        Assert.Equal(new LearnedAlias("ACME", "Acme, Inc.", "501", "Globex Corporation", 2, IsDisputed: false), Assert.Single(learned));
    }

    [Fact]
    public void A_name_that_people_took_for_two_customers_is_disputed()
    {
        var learned = Learn(("Acme", null, ["501"]), ("Acme", null, ["502"]), ("Acme", null, ["501"]));

        Assert.Equal([("501", 2, true), ("502", 1, true)], learned.Select(alias => (alias.Customer, alias.Confirmed, alias.IsDisputed)));
    }

    [Theory]
    [InlineData(null, null, "501")]
    [InlineData("Ltd.", null, "501")]
    [InlineData("Acme", "501", "501")]
    [InlineData("Acme", null, "501 502")]
    [InlineData("Acme", null, "501 ?")]
    [InlineData("Acme", null, "")]
    public void A_payment_that_does_not_tell_one_customer_by_one_name_teaches_nothing(string? payer, string? customer, string owners) =>
        Assert.Empty(Learn((payer, customer, owners.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(owner => owner == "?" ? null : owner).ToArray())));

    private static ImmutableArray<LearnedAlias> Learn(params (string? Payer, string? Customer, string?[] Owners)[] payments) => LearnedAliases.Of(
        payments.Select((one, i) => (new MatchPayment($"P-{i}", 1, "USD", new DateOnly(2026, 1, 15)) { PayerName = one.Payer, Customer = one.Customer }, one.Owners.ToImmutableArray())), [globex]);
}
