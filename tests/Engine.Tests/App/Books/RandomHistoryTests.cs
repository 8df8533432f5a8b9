using System.Diagnostics;
using System.Globalization;
using Engine.App.Books;
using Engine.Core.Configuration;
using Engine.Core.Specs.Books;
using Engine.Runtime.Configuration;
using Engine.Runtime.Work;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Engine.Tests.App.Books;

/// <summary>
/// Random histories of a small business, played as histories are. Five seconds of each kind, or as many as ENGINE_HISTORY_SECONDS says.
/// </summary>
public sealed class RandomHistoryTests(ITestOutputHelper output)
{
    private const string Receivables = "1100";
    private const string EuropeanReceivables = "1110";
    private const string UndepositedFunds = "1050";
    private const string Clearing = "1010";
    private const int DeedsEach = 14;
    private const int MostHistories = 100_000;

    private static readonly TimeSpan patience = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("ENGINE_HISTORY_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 5);

    // A history that fails is made shorter, however long the search for it took.
    private static readonly TimeSpan shortening = TimeSpan.FromSeconds(60);

    private readonly ClientConfig client = ConfigurationLoader.Load(Repository.PathOf(".")).Snapshot!.Clients["acme"];

    [Fact]
    public void Whatever_happens_the_ledger_balances_and_says_what_is_open_and_what_is_at_Stripe() => CheckAll(andBack: false);

    [Fact]
    public void Whatever_happened_can_be_taken_back_and_only_the_fees_are_left() => CheckAll(andBack: true);

    private void CheckAll(bool andBack)
    {
        var clock = Stopwatch.StartNew();
        var (played, hasFailed) = (0, false);
        var deeds = from kind in Gen.Elements(Enum.GetValues<DeedKind>())
                    from which in Gen.Choose(0, 30)
                    from units in Gen.Choose(2, 900)
                    select new Deed(kind, which, units);
        var histories = Arb.From(deeds.ListOf(DeedsEach).Select(list => list.ToArray()), Shorter);

        Prop.ForAll(histories, history =>
        {
            if (clock.Elapsed > (hasFailed ? patience + shortening : patience))
            {
                return true.ToProperty();
            }

            played++;
            var wrong = Wrong(history, andBack);
            hasFailed |= wrong is not null;
            return wrong is null ? true.ToProperty() : false.Label(wrong);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(MostHistories));
        output.WriteLine($"{played} histories of {DeedsEach} deeds in {clock.Elapsed.TotalSeconds:0} s");
        Assert.True(played > 0);
    }

    // Without one deed, each in turn: what is left shows which ones it takes.
    private static IEnumerable<Deed[]> Shorter(Deed[] history) =>
        Enumerable.Range(0, history.Length).Select(place => history.Where((_, other) => other != place).ToArray());

    /// <summary>What does not hold; null when all does.</summary>
    private string? Wrong(Deed[] history, bool andBack)
    {
        var (spec, business) = RandomBusiness.Do(history, andBack);
        var (differences, books) = HistoryPlayer.PlayAsync(spec, client, new NoDecisionWatch(), CancellationToken.None).GetAwaiter().GetResult();
        if (books is null || !differences.IsEmpty)
        {
            return string.Join("\n", differences.Select(difference => difference.Message));
        }

        var earned = books.Postings.Where(posting => posting.Account.Number is ['2' or '4', ..]).Sum(posting => posting.Amount);
        var rows = new (string What, decimal Expected, decimal Actual)[]
        {
            ("what was taken back is not earned", andBack ? 0 : earned, earned),
            ("the ledger adds up to", 0, books.Postings.Sum(posting => posting.Amount)),
            ("receivables are open invoices less what customers have to their credit", business.Owed - business.Credit, Of(books, Receivables) + Of(books, EuropeanReceivables)),
            ("Undeposited Funds is what is in Stripe's balance in dollars", business.Balance["usd"] + business.FeesNotBooked["usd"], Of(books, UndepositedFunds)),
            ("Stripe Clearing is what is in Stripe's balance in euros", business.Balance["eur"] + business.FeesNotBooked["eur"], Of(books, Clearing)),
            ("the banks have what was paid out", business.Arrived, books.Postings.Where(IsBank).Sum(posting => posting.Amount)),
            ("fees are those of the payouts", business.FeesBooked, Of(books, "6100")),
        };
        return rows.FirstOrDefault(row => row.Expected != row.Actual) is { What: not null } wrong
            ? $"{wrong.What}: expected {wrong.Expected}, found {wrong.Actual}\n{string.Join("\n", books.Postings)}"
            : null;
    }

    private static decimal Of(FoundBooks books, string number) => books.Postings.Where(posting => posting.Account.Number == number).Sum(posting => posting.Amount);

    private static bool IsBank(LedgerPosting posting) => posting.Account.Name.StartsWith("Checking", StringComparison.Ordinal);
}
