using Engine.Core.Sources.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Sources.Bank;

/// <summary>Files that were cut off or damaged on the way: no reader throws, and no money is lost or made without a word.</summary>
public sealed class BankDamageTests
{
    private const int Cuts = 60;

    /// <summary>Formats whose files prove themselves, or say when they do not.</summary>
    private static readonly HashSet<string> proved = ["ach", "bai2", "mt940", "lockbox", "lockbox-wide", "x12"];

    public static TheoryData<string, string> Files => BankGoldenTests.Files;

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_cut_off_is_refused_or_whole(string feed, string file)
    {
        var bytes = BankFeeds.Bytes(feed, file);
        var whole = BankText.Of(BankFeeds.Read(feed, bytes));
        for (var cut = 0; cut < Cuts; cut++)
        {
            var events = BankFeeds.Read(feed, bytes[..(int)((long)bytes.Length * cut / Cuts)]);
            Assert.True(events[^1] is FileEvent.Bad || BankText.Of(events) == whole || !IsProvedAtItsEnd(feed), $"cut at {cut}/{Cuts}: {BankText.Of(events)}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void One_damaged_byte_never_throws_and_never_changes_money_without_a_word(string feed, string file)
    {
        var bytes = BankFeeds.Bytes(feed, file);
        var money = BankText.Money(BankFeeds.Read(feed, bytes));
        var damage = Gen.Choose(0, bytes.Length - 1).SelectMany(at => Gen.OneOf(Gen.Choose(32, 126), Gen.Choose(0, 255)).Select(value => (At: at, Value: (byte)value)));
        Prop.ForAll(damage.ToArbitrary(), one =>
        {
            byte[] damaged = [.. bytes];
            damaged[one.At] = one.Value;
            var events = BankFeeds.Read(feed, damaged);
            return events[^1] is FileEvent.Bad || !proved.Contains(feed) || BankText.Money(events) == money || BankText.Noted(events).Length > 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(FuzzCount.Value).WithReplay(20260117, 1));
    }

    // Rows of remittance have no trailer, and neither has CSV without a column of balances behind the cut.
    private static bool IsProvedAtItsEnd(string feed) => feed is not ("statement-csv" or "remittance-csv" or "mt940");
}
