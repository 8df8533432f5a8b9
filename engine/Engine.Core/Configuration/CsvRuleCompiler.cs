using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Diagnostics;
using Engine.Core.Sources.Bank.Csv;

namespace Engine.Core.Configuration;

/// <summary>Compiles how CSV of a bank or a payer is read. Reports CFG084.</summary>
internal static class CsvRuleCompiler
{
    public static CsvRule Compile(ConfigMapping written, FindingSink findings)
    {
        var columns = Columns(written.Mapping("columns"), findings);
        var rule = new CsvRule(columns, written.Text("dates") ?? "yyyy-MM-dd", Character(written, "decimal") ?? '.')
        {
            Delimiter = written.Text("delimiter") switch { "tab" => '\t', { Length: > 0 } other => other[0], _ => ',' },
            Thousands = Character(written, "thousands"),
            HasHeader = written.Text("header") != "false",
            Skip = Number(written, "skip"),
            SkipLast = Number(written, "skipLast"),
            Sign = BankRuleCompiler.Named<CsvSign>(written.Text("sign")) ?? CsvSign.Leading,
        };
        CheckMoney(written, rule, findings);
        CheckDates(written, rule, findings);
        return rule with { DebitWords = Words(written, "debitWords") ?? rule.DebitWords, CreditWords = Words(written, "creditWords") ?? rule.CreditWords };
    }

    private static FrozenDictionary<string, ImmutableArray<string>> Columns(ConfigMapping? written, FindingSink findings)
    {
        var columns = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var entry in written?.Entries ?? [])
        {
            if (!CsvRule.Names.Contains(entry.Name))
            {
                findings.Error(ConfigurationCodes.BankRule, entry.Key.Span, $"\"{entry.Name}\" is nothing that a column holds.{Suggestion.DidYouMean(entry.Name, CsvRule.Names)}");
            }

            columns[entry.Name] = entry.Value is ConfigSequence several ? [.. several.Items.OfType<ConfigScalar>().Select(item => item.Text)] : [(entry.Value as ConfigScalar)?.Text ?? ""];
        }

        return columns.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void CheckMoney(ConfigMapping written, CsvRule rule, FindingSink findings)
    {
        string[] needed = rule.Columns.ContainsKey("payment") ? [] : rule.Sign switch
        {
            CsvSign.Columns => ["credit", "debit"],
            CsvSign.Indicator => ["amount", "indicator"],
            _ => ["amount"],
        };
        var missing = needed.Where(name => !rule.Columns.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            findings.Error(ConfigurationCodes.BankRule, written.Entry("columns")?.Key.Span ?? written.Span, $"columns does not say where {string.Join(" and ", missing)} stands.");
        }

        if (rule.Thousands == rule.Decimal && written["thousands"] is { } thousands)
        {
            findings.Error(ConfigurationCodes.BankRule, thousands.Span, "decimal and thousands are the same character, so no amount could be read.");
        }
    }

    private static void CheckDates(ConfigMapping written, CsvRule rule, FindingSink findings)
    {
        // No letters but those of dates: the others would be times, which throw.
        var isForm = rule.DateFormat.All(character => !char.IsLetter(character) || character is 'd' or 'M' or 'y')
            && "dMy".All(part => rule.DateFormat.Contains(part, StringComparison.Ordinal))
            && rule.DateFormat.IndexOfAny(['%', '\\', '\'', '"']) < 0
            && IsReadBack(rule.DateFormat);
        if (!isForm && written["dates"] is { } dates)
        {
            findings.Error(ConfigurationCodes.BankRule, dates.Span, $"\"{rule.DateFormat}\" is no form of a date. Write it with dd, MM and yyyy, such as dd.MM.yyyy.");
        }
    }

    private static bool IsReadBack(string form)
    {
        var probe = new DateOnly(2034, 12, 25);
        return DateOnly.TryParseExact(probe.ToString(form, CultureInfo.InvariantCulture), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var back)
            && (back.Day, back.Month, back.Year % 100) == (probe.Day, probe.Month, probe.Year % 100);
    }

    private static FrozenSet<string>? Words(ConfigMapping written, string key) =>
        written.Sequence(key)?.Items.OfType<ConfigScalar>().Select(item => item.Text).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static char? Character(ConfigMapping written, string key) => written.Text(key) is { Length: > 0 } text ? text[0] : null;

    private static int Number(ConfigMapping written, string key) =>
        int.TryParse(written.Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
