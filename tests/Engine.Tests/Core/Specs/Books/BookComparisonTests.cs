using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Specs;
using Engine.Core.Specs.Books;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.Core.Specs.Books;

public sealed class BookComparisonTests
{
    private static readonly LedgerAccount cash = new("1000", "Checking");
    private static readonly LedgerAccount income = new("4000", "Income");
    private static readonly LedgerAccount gain = new(null, "Gain");

    [Theory]
    [InlineData("""{ 1000 Checking: "12.50", 4000: "-12.50" }""", "")]
    [InlineData("""{ Checking: "12.50", Income: "-12.50", Gain: "0.00" }""", "")]
    [InlineData("""{ 1000: "12.51", 4000: "-12.51" }""", "SPC108 at the end: 1000 Checking is 12.50, expected 12.51.|SPC108 at the end: 4000 Income is -12.50, expected -12.51.")]
    [InlineData("""{ }""", "SPC108 at the end: 1000 Checking is 12.50, expected 0.00.|SPC108 at the end: 4000 Income is -12.50, expected 0.00.")]
    [InlineData("""{ 1000: "12.50", 4000: "-12.50", Gian: "0" }""", "SPC109 No account is called Gian. Did you mean \"Gain\"?")]
    [InlineData("""{ 1000: "12.50", 4000: "-12.50", Europe: { 1000: "0" } }""", "")]
    [InlineData("""{ 1000: "12.50", 4000: "-12.50", Asia: { 1000: "0" } }""", "SPC109 No subsidiary is called Asia.")]
    [InlineData("""{ Europe: { 1000: "12.50", 4000: "-12.50" } }""", "SPC108 at the end: 1000 Checking is 12.50, expected 0.00.|SPC108 at the end: 4000 Income is -12.50, expected 0.00.|SPC108 at the end: Europe: 1000 Checking is 0.00, expected 12.50.|SPC108 at the end: Europe: 4000 Income is 0.00, expected -12.50.")]
    public void Every_account_with_a_balance_is_listed_and_each_is_as_expected(string books, string expected) =>
        Assert.Equal(expected, Differences($"books: {books}", []));

    [Theory]
    [InlineData("raised: [MAP101]", "")]
    [InlineData("raised: [{ code: MAP101, message: no row }]", "")]
    [InlineData("raised: [MAP102]", "SPC104 at the end: no event is raised: MAP102.|SPC104 at the end: invoice.paid evt_1 is raised: MAP101 There is no row")]
    [InlineData("", "SPC104 at the end: invoice.paid evt_1 is raised: MAP101 There is no row")]
    [InlineData("raised: [MAP101, MAP101]", "SPC104 at the end: no event is raised: MAP101.")]
    [InlineData("raised: [MAP101]\nwaiting: [{ invoice: in_1 }]", "SPC104 at the end: no event is waiting: invoice in_1.")]
    [InlineData("raised: [MAP101]\nignored: [draft]", "SPC104 at the end: no event is ignored: draft.")]
    public void An_event_that_is_raised_or_waits_is_listed(string then, string expected) => Assert.Equal(
        expected,
        Differences($"books: {{ 1000: \"12.50\", 4000: \"-12.50\" }}\n{then}", [new EndedEvent("invoice.paid", "evt_1", "raised", ["MAP101 There is no row"])]));

    [Fact]
    public void The_table_shows_every_account_and_what_each_transaction_posted()
    {
        var difference = Compare("books: { 1000: \"12.00\", 4000: \"-12.50\", 4900: \"0.50\" }", []).First(one => one.Table is not null);

        Assert.Equal(
            """
            account        expected  actual  difference
            1000 Checking     12.00   12.50       +0.50
            4000 Income      -12.50  -12.50
            4900               0.50    0.00       -0.50

            posted by (* an account that differs)
            2026-01-05  invoice in_1   12.50  * 1000 Checking
                                      -12.50    4000 Income
            """.ReplaceLineEndings("\n"),
            difference.Table);
    }

    [Theory]
    [InlineData("{ 1000: \"0.10\", 4000: \"-0.10\" }", 0)]
    [InlineData("{ 1000: \"0.10\", 4000: \"-0.11\" }", 1)]
    [InlineData("{ 1000: \"0.10\", 4000: \"-0.10\", Europe: { 1000: \"1\" } }", 1)]
    [InlineData("{ 1000: \"1\", Europe: { 1000: \"-1\" } }", 2)]
    public void A_trial_balance_adds_up_in_each_subsidiary(string books, int findings)
    {
        var sink = new FindingSink();
        TrialBalance.Of(Yaml.Mapping(books)).Check(sink);
        Assert.Equal(Enumerable.Repeat(SpecCodes.BooksDoNotBalance, findings), sink.ToImmutable().Select(finding => finding.Code));
    }

    private static string Differences(string then, ImmutableArray<EndedEvent> events) =>
        string.Join("|", Compare(then, events).Select(difference => $"{difference.Code.Id} {difference.Message}"));

    private static ImmutableArray<SpecDifference> Compare(string then, ImmutableArray<EndedEvent> events)
    {
        var expected = Yaml.Mapping(then);
        var found = new FoundBooks(
            [cash, income, gain],
            [null, "Europe"],
            [new(null, cash, "invoice in_1", "2026-01-05", 12.5m), new(null, income, "invoice in_1", "2026-01-05", -12.5m)],
            events);
        return BookComparison.Compare(new BookAct.Looked("at the end", expected.Span, expected), found);
    }
}
