using System.Text;
using Engine.Core.Sources.Bank;

namespace Engine.Tests.Core.Sources.Bank;

/// <summary>Each deviation refuses a file unless it is named, and is noted with its place when it is.</summary>
public sealed class BankLeniencyTests
{
    public static TheoryData<string, string, string, Leniency, string> Deviations => new()
    {
        { "nacha", "ach/receipts.ach", "9000005", Leniency.Counts, "BNK007" },
        { "nacha", "ach/receipts.ach", "[trim]", Leniency.ShortRecords, "BNK008" },
        { "nacha", "ach/receipts.ach", "[header]", Leniency.MissingControls, "BNK009" },
        { "nacha", "ach/receipts.ach", "00010000003", Leniency.Addenda, "BNK016" },
        { "bai2", "bai2/statement.bai", ",,2/", Leniency.OtherVersions, "BNK015" },
        { "bai2", "bai2/statement.bai", "98,", Leniency.Counts, "BNK007" },
        { "mt940", "mt940/statement.sta", "[stray]", Leniency.StrayText, "BNK024" },
        { "mt940", "mt940/statement.sta", "//B260115001", Leniency.LongFields, "BNK014" },
        { "mt940", "mt940/statement.sta", ":62F:C260115EUR1064,90\n", Leniency.MissingBalances, "BNK023" },
        { "x12", "x12/remittance.edi", "SE*16", Leniency.Counts, "BNK007" },
        { "lockbox", "lockbox/deposit.txt", "9000010", Leniency.Counts, "BNK007" },
    };

    [Theory]
    [MemberData(nameof(Deviations))]
    public void A_deviation_refuses_a_file_unless_it_is_named(string format, string file, string where, Leniency kind, string code)
    {
        var bytes = Encoding.Latin1.GetBytes(Deviate(File.ReadAllText(BankFeeds.Folder(file)), where));
        Assert.Contains(code, BankText.Of(BankFeeds.ReadAs(format, bytes)), StringComparison.Ordinal);
        var taken = BankFeeds.ReadAs(format, bytes, kind);
        Assert.Contains(code, BankText.Noted(taken), StringComparison.Ordinal);
        Assert.True(BankText.Summary(taken).Member("deviations").AsList()[0].Member("line").AsNumber() >= 1);
    }

    private static string Deviate(string text, string where) => where switch
    {
        "[trim]" => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())),
        "[header]" => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..],
        "[stray]" => "BANK NAME\n" + text,
        "9000005" => text.Replace("9000005", "9000007", StringComparison.Ordinal),
        "00010000003" => text.Replace("00010000002", "00010000003", StringComparison.Ordinal),
        ",,2/" => text.Replace(",,2/", ",,3/", StringComparison.Ordinal),
        "98," => text.Replace(",1,12/", ",2,12/", StringComparison.Ordinal),
        "//B260115001" => text.Replace("//B260115001", "//B2601150011234567890", StringComparison.Ordinal),
        "SE*16" => text.Replace("SE*16", "SE*17", StringComparison.Ordinal),
        "9000010" => text.Replace("9000010", "9000012", StringComparison.Ordinal),
        _ => text.Replace(where, "", StringComparison.Ordinal),
    };
}
