using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Bank.Csv;
using Engine.Core.Sources.Files;
using NodaTime;

namespace Engine.Tests.Core.Sources.Bank;

/// <summary>Amounts, signs and dates of CSV as a client's rule has them, seen through a whole file of one row.</summary>
public sealed class CsvAmountTests
{
    public static TheoryData<string, char, char?, CsvSign, string?> Amounts => new()
    {
        { "1234.56", '.', null, CsvSign.Leading, "in 1234.56" },
        { "-1234.56", '.', null, CsvSign.Leading, "out 1234.56" },
        { "+1234.56", '.', null, CsvSign.Leading, "in 1234.56" },
        { "1,234.56", '.', ',', CsvSign.Leading, "in 1234.56" },
        { "1,234.56", '.', null, CsvSign.Leading, null },
        { "1,234", '.', ',', CsvSign.Leading, "in 1234" },
        { "1,234", ',', null, CsvSign.Leading, "in 1.234" },
        { "1.234,56", ',', '.', CsvSign.Leading, "in 1234.56" },
        { "1'234.56", '.', '\'', CsvSign.Leading, "in 1234.56" },
        { "12,34.56", '.', ',', CsvSign.Leading, null },
        { ",234", '.', ',', CsvSign.Leading, null },
        { "1234.56-", '.', null, CsvSign.Trailing, "out 1234.56" },
        { "1234.56-", '.', null, CsvSign.Leading, null },
        { "(1234.56)", '.', null, CsvSign.Parentheses, "out 1234.56" },
        { "1234.56 DR", '.', null, CsvSign.CreditDebit, "out 1234.56" },
        { "1234.56CR", '.', null, CsvSign.CreditDebit, "in 1234.56" },
        { "1234.56", '.', null, CsvSign.CreditDebit, null },
        { "1234.", '.', null, CsvSign.Leading, null },
        { ".56", '.', null, CsvSign.Leading, null },
        { "1e3", '.', null, CsvSign.Leading, null },
        { "--5", '.', null, CsvSign.Leading, null },
        { "", '.', null, CsvSign.Leading, null },
    };

    [Theory]
    [MemberData(nameof(Amounts))]
    public void An_amount_is_read_as_the_rule_says_or_not_at_all(string text, char point, char? thousands, CsvSign sign, string? expected)
    {
        var rule = Rule("yyyy-MM-dd", point) with { Thousands = thousands, Sign = sign, Delimiter = ';' };
        Assert.Equal(expected, Read($"date;amount\n2026-01-15;{text}\n", rule));
    }

    [Theory]
    [InlineData("15.01.2026", "dd.MM.yyyy", "2026-01-15")]
    [InlineData("01/15/26", "MM/dd/yy", "2026-01-15")]
    [InlineData("01/15/99", "MM/dd/yy", "1999-01-15")]
    [InlineData("15/01/26", "MM/dd/yy", null)]
    [InlineData("46037", "yyyy-MM-dd", null)]
    [InlineData("2026-02-30", "yyyy-MM-dd", null)]
    public void A_date_is_read_as_the_rule_says_or_not_at_all(string text, string form, string? expected) =>
        Assert.Equal(expected, Read($"date,amount\n{text},1\n", Rule(form, '.'), "valueDate"));

    [Fact]
    public void Columns_may_have_numbers_in_place_of_names_and_two_may_tell_the_direction()
    {
        var rule = new CsvRule(Columns(("date", "1"), ("credit", "2"), ("debit", "3")), "yyyy-MM-dd", '.') { HasHeader = false, Sign = CsvSign.Columns };
        Assert.Equal("in 5.00", Read("2026-01-15,5.00,\n", rule));
        Assert.Equal("out 7.00", Read("2026-01-15,,7.00\n", rule));
        Assert.Null(Read("2026-01-15,5.00,7.00\n", rule));
        Assert.Null(Read("2026-01-15,,\n", rule));
    }

    [Fact]
    public void A_column_may_tell_the_direction_in_words()
    {
        var rule = new CsvRule(Columns(("date", "date"), ("amount", "amount"), ("indicator", "way")), "yyyy-MM-dd", '.') { Sign = CsvSign.Indicator };
        Assert.Equal("out 5", Read("date,amount,way\n2026-01-15,5,dr\n", rule));
        Assert.Equal("in 5", Read("date,amount,way\n2026-01-15,5,C\n", rule));
        Assert.Null(Read("date,amount,way\n2026-01-15,5,X\n", rule));
    }

    private static CsvRule Rule(string dates, char point) => new(Columns(("date", "date"), ("amount", "amount")), dates, point);

    private static FrozenDictionary<string, ImmutableArray<string>> Columns(params (string Name, string Column)[] columns) =>
        columns.ToFrozenDictionary(one => one.Name, one => (ImmutableArray<string>)[one.Column], StringComparer.Ordinal);

    /// <summary>Direction and amount of the row, or one member of it; null when the file is refused.</summary>
    private static string? Read(string text, CsvRule csv, string? member = null)
    {
        var rule = new FileRule("bank-csv", "", null, null, BankRule.Default with { Currency = "USD", Csv = csv });
        var events = FileEvents.Read(new FileContent("bank", Encoding.UTF8.GetBytes(text), "00", new DateTimeOffset(2026, 1, 17, 0, 0, 0, TimeSpan.Zero), DateTimeZone.Utc), rule).ToList();
        return events[^1] is FileEvent.Bad ? null
            : BankText.Entries(events).Select(entry => member is null
                ? $"{entry.Member("direction").AsText()} {entry.Member("amount").AsNumber().ToString(CultureInfo.InvariantCulture)}"
                : entry.Member(member).AsText()).Single();
    }
}
