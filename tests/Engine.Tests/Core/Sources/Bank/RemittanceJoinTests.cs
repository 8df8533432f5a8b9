using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Sources.Bank.Remittance;
using Engine.Core.Sources.Files;

namespace Engine.Tests.Core.Sources.Bank;

public sealed class RemittanceJoinTests
{
    private const int Window = 5;

    // Payment: id amount day numbers payer-ids names. Advices the same, separated by |.
    public static TheoryData<string, string, string> Cases => new()
    {
        { "p 100 15 T-1001 - -", "a 100 14 T-1001 - - | b 100 15 T-2002 - -", "joined a by T-1001" },
        { "p 100 15 T-1001 - -", "a 90 14 T-1001 - -", "differs a by T-1001, 10" },
        { "p 100 15 T-1001 - -", "a 90 14 T-1001 - - | b 100 14 t-1001 - -", "joined b by T-1001" },
        { "p 100 15 T-1001 - -", "a 100 14 T-1001 - - | b 100 14 T-1001 - -", "ambiguous a b by T-1001" },
        { "p 100 15 T-1001 - -", "a - 14 T-1001 - -", "joined a by T-1001" },
        { "p 100 15 77 - -", "a 100 25 77 - -", "none" },
        { "p 100 15 - V17 -", "a 100 18 - V17 -", "joined a by amount, date and payer" },
        { "p 100 15 - V17 -", "a 100 25 - V17 -", "none" },
        { "p 100 15 - V17 -", "a 101 15 - V17 -", "none" },
        { "p 100 15 - V17 -", "a 100 15 - V18 -", "none" },
        { "p 100 15 - - NORTHWIND_TRADE", "a 100 15 - - Northwind_Traders_LLC", "joined a by amount, date and payer" },
        { "p 100 15 - - ACME", "a 100 15 - - Acme_Corp", "none" },
        { "p 100 15 - - Contoso_Ltd", "a 100 15 - - Contoso_Ltd | b 100 16 - - Contoso", "ambiguous a b by amount, date and payer" },
        { "p 100 15 - V17 -", "", "none" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Money_and_advice_are_joined_only_where_one_fits_alone(string payment, string advices, string result) =>
        Assert.Equal(result, Text(RemittanceJoin.Find(Facts(payment), advices.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Facts), Window)));

    [Fact]
    public void The_order_of_the_advices_decides_nothing()
    {
        foreach (var row in Cases)
        {
            var (payment, advices, result) = ((string)row[0], (string)row[1], (string)row[2]);
            var turned = advices.Split('|', StringSplitOptions.RemoveEmptyEntries).Reverse().Select(Facts);
            Assert.Equal(result.Split(' ')[0], Text(RemittanceJoin.Find(Facts(payment), turned, Window)).Split(' ')[0]);
        }
    }

    [Fact]
    public void The_advice_of_one_file_finds_the_receipt_of_another()
    {
        var payments = Of("ach", "receipts.ach").Where(one => one.Amount is not null).ToList();
        var advices = Of("x12", "remittance.edi").ToList();
        Assert.Equal("joined", Text(RemittanceJoin.Find(payments[0], advices, Window)).Split(' ')[0]);
        Assert.EndsWith("by NW260115001", Text(RemittanceJoin.Find(payments[0], advices, Window)), StringComparison.Ordinal);
        Assert.Equal("none", Text(RemittanceJoin.Find(payments[2], advices, Window)));
    }

    private static IEnumerable<JoinFacts> Of(string feed, string file) =>
        BankFeeds.Read(feed, BankFeeds.Bytes(feed, file)).OfType<FileEvent.Row>().Select(row => JoinFacts.Of(row.Reading.Event)).OfType<JoinFacts>();

    private static JoinFacts Facts(string text)
    {
        var parts = text.Trim().Split(' ');
        return new JoinFacts(
            parts[0],
            parts[1] == "-" ? null : decimal.Parse(parts[1], CultureInfo.InvariantCulture),
            "USD",
            new DateOnly(2026, 1, int.Parse(parts[2], CultureInfo.InvariantCulture)),
            List(parts[3]),
            List(parts[4]),
            List(parts[5].Replace('_', ' ')));
    }

    private static ImmutableArray<string> List(string text) => text == "-" ? [] : [text];

    private static string Text(JoinResult result) => result switch
    {
        JoinResult.Joined(var advice, var by) => $"joined {advice.Id} by {by}",
        JoinResult.Ambiguous(var advices, var by) => $"ambiguous {string.Join(' ', advices.Select(one => one.Id))} by {by}",
        JoinResult.Differs(var advice, var by, var difference) => string.Create(CultureInfo.InvariantCulture, $"differs {advice.Id} by {by}, {difference}"),
        _ => "none",
    };
}
