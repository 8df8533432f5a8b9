using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Core.Sources.Bank;
using Engine.Core.Values;
using Engine.Tests.Support;

namespace Engine.Tests.Core.Sources.Bank;

/// <summary>Files of others, beside the project: each is read, or refused for the reason that it has.</summary>
public sealed partial class BankSamplesTests
{
    private static readonly (string File, string Format, string Result, Leniency[] Lenient, string Lenience)[] table =
    [
        ("nacha/20110729A-invalid.ach", "nacha", "line 1 BNK008", [Leniency.ShortRecords, Leniency.Counts], "line 1 BNK001"),
        ("nacha/20110805A.ach", "nacha", "line 93 BNK007", [Leniency.Counts], "48 entries noted BNK007"),
        ("nacha/ach-ccd-read__ccd-debit.ach", "nacha", "entry.other 5000.00 USD; entry.other 1.25 USD", [], ""),
        ("nacha/ach-cor-read__cor-read.ach", "nacha", "account.changed", [], ""),
        ("nacha/ach-ctx-read__ctx-debit.ach", "nacha", "entry.other 1000000.00 USD", [], ""),
        ("nacha/ach-ppd-read__ppd-credit.ach", "nacha", "payment.received 1000000.00 USD", [], ""),
        ("nacha/ach-ppd-read__ppd-debit.ach", "nacha", "entry.other 1000000.00 USD", [], ""),
        ("nacha/ach-web-read__web-credit.ach", "nacha", "payment.received 100.00 USD; payment.received 7.99 USD", [], ""),
        ("nacha/ppd-mixedDebitCredit.ach", "nacha", "entry.other 2000000.00 USD; payment.received 1000000.00 USD; payment.received 1000000.00 USD", [], ""),
        ("nacha/return-WEB.ach", "nacha", "payment.returned 123.54 USD; payment.returned 45.65 USD", [], ""),
        ("nacha/txp-credit.ach", "nacha", "line 6 BNK008", [Leniency.ShortRecords], "1 entries noted BNK008"),
        ("bai2/sample1.txt", "bai2", "17 entries noted BNK010", [], ""),
        ("bai2/sample2.txt", "bai2", "line 26 BNK022", [], ""),
        ("camt/camt052.v2.xml", "camt", "entry.other 200000 SEK", [], ""),
        ("camt/camt053.v2.minimal.xml", "camt", "line 54 BNK006", [], ""),
        ("camt/camt053.v2.multi.statement.xml", "camt", "entry.other 8.85 EUR; entry.other 7.00 EUR", [], ""),
        ("camt/camt053.v4.xml", "camt", "line 74 BNK006", [], ""),
        ("camt/camt054.v2.xml", "camt", "entry.other 200000 SEK", [], ""),
        ("camt/camt054.v8-with-UETR.xml", "camt", "entry.other 200000 SEK", [], ""),
        ("mt940/betterplace__sepa_mt9401.sta", "mt940", "97 entries", [], ""),
        ("mt940/cmxl__mt940.sta", "mt940", "line 5 BNK012", [], ""),
        ("mt940/jejik__abnamro.sta", "mt940", "line 1 BNK024", [Leniency.StrayText], "line 4 BNK006"),
        ("mt940/jejik__generic.sta", "mt940", "entry.other 10.00 EUR; entry.other 10.00 EUR", [], ""),
        ("mt940/self-provided__multiline.sta", "mt940", "line 38 BNK002", [], ""),
    ];

    [SamplesFact]
    public void Every_file_is_read_or_refused_for_its_reason()
    {
        Assert.All(table, row =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(Repository.Samples!, "bank", row.File));
            Assert.Equal((row.File, row.Result), (row.File, Short(BankFeeds.ReadAs(row.Format, bytes), row.Result)));
            if (row.Lenience.Length > 0)
            {
                Assert.Equal((row.File, row.Lenience), (row.File, Short(BankFeeds.ReadAs(row.Format, bytes, row.Lenient), row.Lenience)));
            }
        });
    }

    [SamplesFact]
    public void The_table_names_every_file() =>
        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Repository.Samples!, "bank"), "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Path.Combine(Repository.Samples!, "bank"), file))
                .Where(file => Path.GetExtension(file) is ".ach" or ".txt" or ".xml" or ".sta")
                .Order(StringComparer.Ordinal),
            table.Select(row => row.File).Order(StringComparer.Ordinal));

    /// <summary>The other library's reading of a statement, as far as both tell it: every booking with its sign.</summary>
    [SamplesFact]
    public void Statements_of_camt_hold_the_bookings_that_another_reader_finds()
    {
        foreach (var row in table.Where(row => row.Format == "camt"))
        {
            var path = Path.Combine(Repository.Samples!, "bank", row.File);
            using var expected = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(path, ".expected.json")));
            var found = BankText.Entries(BankFeeds.ReadAs("camt", File.ReadAllBytes(path))).Select(Signed).ToList();
            var theirs = expected.RootElement.GetProperty("getEntries").EnumerateArray()
                .Select(entry => decimal.Parse(entry.GetProperty("getAmount").GetProperty("getAmount").GetString()!, CultureInfo.InvariantCulture) / 100m);
            // Of several statements it lists the last one only.
            Assert.All(theirs, amount => Assert.Contains(amount, found));
        }
    }

    /// <summary>The amounts of lines in the other reader's dump, which is text with tags of Python; it leaves the sign of what is taken back to its mark.</summary>
    [SamplesFact]
    public void Statements_of_MT940_hold_the_amounts_that_another_reader_finds()
    {
        var path = Path.Combine(Repository.Samples!, "bank", "mt940", "betterplace__sepa_mt9401");
        var found = BankText.Entries(BankFeeds.ReadAs("mt940", File.ReadAllBytes(path + ".sta"))).Select(Signed).Select(Math.Abs).Order();
        var dump = File.ReadAllText(path + ".parsed.yml");
        var transactions = dump[dump.IndexOf("\ntransactions:", StringComparison.Ordinal)..];
        var theirs = Amount().Matches(transactions).Select(match => decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Select(Math.Abs).Order();
        Assert.Equal(theirs, found);
    }

    private static string Short(IReadOnlyList<Engine.Core.Sources.Files.FileEvent> events, string wanted)
    {
        var text = BankText.Of(events);
        if (wanted.StartsWith("line", StringComparison.Ordinal))
        {
            return text[Math.Max(0, text.LastIndexOf("; ", StringComparison.Ordinal) + 1)..].Trim();
        }

        var count = BankText.Entries(events).Count().ToString(CultureInfo.InvariantCulture);
        return wanted.Contains("entries", StringComparison.Ordinal) && text.LastIndexOf("BNK", StringComparison.Ordinal) < 0
            ? $"{count} entries{(BankText.Noted(events) is { Length: > 0 } noted && wanted.Contains("noted", StringComparison.Ordinal) ? $" noted {noted}" : "")}"
            : text;
    }

    private static decimal Signed(Value entry) => entry.Member("direction").AsText() == "in" ? entry.Member("amount").AsNumber() : -entry.Member("amount").AsNumber();

    [GeneratedRegex(@"amount: !!python/object:mt940\.models\.Amount\s+amount: !!python/object/apply:decimal\.Decimal\s+- '(-?[0-9.]+)'")]
    private static partial Regex Amount();
}
