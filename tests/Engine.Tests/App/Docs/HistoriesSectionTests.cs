using Engine.App.Docs;
using Engine.Core.Configuration;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.App.Docs;

/// <summary>What the page of a pack says of how the histories of its source end.</summary>
public sealed class HistoriesSectionTests
{
    private const string Back = "back: { when: [{ at: 2026-02-01, event: refund.created, payload: { id: re_1 } }]";

    [Theory]
    [InlineData("books: { 1000 Checking: \"1.00\" }", Back + " }", "1 are taken back until nothing", "")]
    [InlineData("books: { 1000 Checking: \"1.00\" }", Back + ", books: { 6100 Fees: \"1.00\", Europe: { 1000 Checking: \"-1.00\" } } }", "1 until only what is listed has one", "| 6100 Fees, Europe: 1000 Checking | a sale |")]
    [InlineData("books: {}", "back: nothing remains", "1 end with nothing by themselves", "")]
    [InlineData("books: { 1000 Checking: \"1.00\" }", "back: a payout is final", "1 are not taken back", "| a payout is final | a sale |")]
    [InlineData("books: { 1000 Checking: \"1.00\" }", "", "1 are not taken back", "| nothing is said | a sale |")]
    public void A_history_is_counted_by_how_it_ends(string then, string back, string counted, string listed)
    {
        var page = HistoriesSection.Render("stripe", [Spec($"name: a sale\nwhen: [{{ at: 2026-01-01, event: charge.succeeded, payload: {{ id: ch_1 }} }}]\nthen: {{ {then} }}\n{back}\n")]);

        Assert.Contains("1 histories are played", page, StringComparison.Ordinal);
        Assert.Contains(counted, page, StringComparison.Ordinal);
        Assert.Contains(listed, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_row_of_a_matrix_is_one_and_plans_and_other_sources_are_none()
    {
        var rows = Spec("name: a sale of ${ what }\nmatrix: [{ what: one }, { what: two }]\nwhen: [{ at: 2026-01-01, event: charge.succeeded, payload: { id: ch_1 } }]\nthen: { books: {} }\nback: nothing remains\n");
        var plan = Spec("name: a plan\nwhen: [{ event: charge.succeeded, payload: { id: ch_1 } }]\nthen: { plan: [] }\n");

        Assert.Contains("2 histories are played", HistoriesSection.Render("stripe", [rows, plan]), StringComparison.Ordinal);
        Assert.Empty(HistoriesSection.Render("bank", [rows, plan]));
    }

    private static ConfigFile Spec(string text) => Yaml.File("mappings/acme/specs/a.spec.yaml", text, ConfigFileKind.Spec);
}
