using Engine.App.Docs;
using Engine.Core.Diagnostics;
using Engine.Core.Functions;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.NetSuite;

namespace Engine.Tests.Runtime.ExceptionQueue;

public sealed class CauseTests
{
    public static TheoryData<string> Raisable => [.. GeneratedDocs.Codes.Where(CauseCatalogue.IsRaisable).Select(code => code.Id)];

    [Theory]
    [MemberData(nameof(Raisable))]
    public void Every_code_that_an_event_can_be_raised_with_says_what_happened_and_what_to_do(string code)
    {
        var cause = CauseCatalogue.Find(code);
        Assert.True(cause is not null, $"{code} has no words for an accountant.");
        Assert.All(new[] { cause.Happened, cause.ToDo }, sentence =>
        {
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
            Assert.InRange(sentence.Length, 20, 180);
            Assert.DoesNotContain("null", sentence, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Every_class_of_NetSuites_errors_has_a_cause() => Assert.All(
        Enum.GetValues<NetSuiteErrorClass>(), kind => Assert.NotNull(CauseCatalogue.Find(NetSuiteCodes.Of(kind).Id)));

    [Theory]
    [InlineData("MAP207", "`amount` takes a number, and the value is \"abc\".", "`amount` takes a number, and the value is \"x 9\".", true)]
    [InlineData("NET002", "invoice in_1: Invalid entity reference key 501.", "invoice in_1QxZ7: Invalid entity reference key 77.", true)]
    [InlineData("RUN201", "customerPayment pay_ch_1 did not come within 14 days.", "customerPayment pay_ch_2 did not come within 7 days.", true)]
    [InlineData("MAP211", "totals 10.10 on 2026-01-15 here", "totals 1,234.56 on 2025-12-31 here", true)]
    [InlineData("MAP207", "`amount` takes a number", "`memo` takes a number", false)]
    [InlineData("FUN110", "The crosswalk `items` has no row for `price_1`.", "The crosswalk `items` has no row for `price_2`.", false)]
    public void What_differs_from_event_to_event_is_no_part_of_the_cause(string code, string one, string other, bool isSame) =>
        Assert.Equal(isSame, CauseText.Of(code, one, "invoice.item[0].amount") == CauseText.Of(code, other, "invoice.item[3].amount"));

    [Fact]
    public void The_missing_row_is_read_back_from_what_the_function_says()
    {
        Assert.Equal(new CrosswalkMiss("items", "price_1"), CrosswalkMiss.Read("The crosswalk `items` has no row for `price_1`. Add the row."));
        Assert.Null(CrosswalkMiss.Read("The posting period is closed."));
    }
}
