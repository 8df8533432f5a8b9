using System.Text;
using Engine.Core.Sources;
using Engine.Core.Sources.Files;

namespace Engine.Tests.Core.Sources.Bank;

public sealed class BankIdentityTests
{
    /// <summary>What a bank changes when it makes a file anew.</summary>
    public static TheoryData<string, string, string, string> MadeAnew => new()
    {
        { "ach", "receipts.ach", "2601150830A", "2601151145C" },
        { "bai2", "statement.bai", "260116,0600,1", "260116,0900,2" },
        { "camt", "statement.053.v8.xml", "<MsgId>MSG-1", "<MsgId>MSG-2" },
        { "mt940", "statement.sta", ":20:STMT260115", ":20:STMT260115B" },
        { "lockbox", "deposit.txt", "2601150600", "2601150915" },
        { "remittance-csv", "advices.csv", "Payment No,Vendor", "payment no,vendor" },
    };

    [Theory]
    [MemberData(nameof(MadeAnew))]
    public void An_item_that_comes_in_a_second_file_is_the_same_event(string feed, string file, string from, string to)
    {
        var text = Encoding.Latin1.GetString(BankFeeds.Bytes(feed, file));
        var (first, second) = (Rows(feed, text), Rows(feed, text.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal(first.Select(row => row.Reading.Event.Id), second.Select(row => row.Reading.Event.Id));
        Assert.All(first.Zip(second), pair =>
        {
            Assert.NotEqual(Encoding.UTF8.GetString(pair.First.Envelope.Span), Encoding.UTF8.GetString(pair.Second.Envelope.Span));
            Assert.True(EventSources.Of("bank").TellTheSame(pair.First.Envelope, pair.Second.Envelope));
        });
    }

    [Fact]
    public void What_tells_otherwise_is_not_the_same()
    {
        var rows = Rows("ach", Encoding.Latin1.GetString(BankFeeds.Bytes("ach", "receipts.ach")));
        Assert.False(EventSources.Of("bank").TellTheSame(rows[0].Envelope, rows[1].Envelope));
    }

    [Fact]
    public void All_items_of_all_our_files_have_ids_of_their_own_but_those_that_come_twice()
    {
        var ids = BankFeeds.Files.SelectMany(one => Rows(one.Feed, Encoding.Latin1.GetString(BankFeeds.Bytes(one.Feed, one.File)))).Select(row => row.Reading.Event.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Single(ids, id => id.EndsWith("-2", StringComparison.Ordinal));
    }

    [Fact]
    public void No_account_number_stands_in_an_event()
    {
        string[] numbers = ["000123456789", "99887766", "DE89370400440532013000", "DE02120300000000202051", "0532013000", "555666777", "9988776655"];
        foreach (var (feed, file) in BankFeeds.Files)
        {
            foreach (var row in BankFeeds.Read(feed, BankFeeds.Bytes(feed, file)).OfType<FileEvent.Row>())
            {
                var text = Encoding.UTF8.GetString(row.Envelope.Span);
                Assert.DoesNotContain(numbers, number => text.Contains(number, StringComparison.Ordinal));
            }
        }
    }

    private static List<FileEvent.Row> Rows(string feed, string text) =>
        [.. BankFeeds.Read(feed, Encoding.Latin1.GetBytes(text)).Cast<FileEvent.Row>().Where(row => row.Reading.Event.Type != "file.read")];
}
