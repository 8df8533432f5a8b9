using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Core.Diagnostics;
using Engine.Core.Functions;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Bank.Lockbox;

namespace Engine.Core.Configuration;

/// <summary>Compiles the <c>bank</c> of a source's <c>file</c>. Reports CFG084.</summary>
internal static class BankRuleCompiler
{
    /// <param name="written">As the client wrote it; the schema has checked its shape.</param>
    /// <param name="format">The format of the files.</param>
    public static BankRule Compile(ConfigMapping written, string format, FindingSink findings) => new()
    {
        Role = Named<BankRole>(written.Text("role")) ?? BankRole.Money,
        Narrative = Named<NarrativeStyle>(written.Text("narrative")),
        Encoding = Named<BankEncoding>(written.Text("encoding")),
        Lenient = (written.Sequence("lenient")?.Items ?? []).OfType<ConfigScalar>().Select(item => Named<Leniency>(item.Text)).OfType<Leniency>().ToFrozenSet(),
        Accounts = [.. (written.Sequence("accounts")?.Items ?? []).OfType<ConfigMapping>().Select(account => Account(account, findings))],
        Currency = written.Text("currency"),
        Lockbox = written.Mapping("lockbox") is { } lockbox ? Layout(lockbox, findings) : null,
        Csv = written.Mapping("csv") is { } csv ? CsvRuleCompiler.Compile(csv, findings) : null,
        Codes = (written.Mapping("codes")?.Entries ?? [])
            .Select(entry => (entry.Name, Action: Named<CodeAction>((entry.Value as ConfigScalar)?.Text)))
            .Where(entry => entry.Action is not null)
            .ToFrozenDictionary(entry => entry.Name, entry => entry.Action!.Value, StringComparer.Ordinal),
        References = [.. (written.Mapping("references")?.Entries ?? []).SelectMany(entry => Patterns(entry, findings))],
    };

    private static BankAccount Account(ConfigMapping written, FindingSink findings)
    {
        if (written["currency"] is ConfigScalar currency && Currencies.Normalize(currency.Text) != currency.Text)
        {
            findings.Error(ConfigurationCodes.BankRule, currency.Span, $"\"{currency.Text}\" is no currency of ISO 4217. Write its three capitals, such as USD.");
        }

        return new BankAccount(
            written.Text("number") ?? "", written.Text("name"), written.Text("currency"), written.Text("account"), written.Text("subsidiary"), written.Text("receivables"));
    }

    private static LockboxLayout Layout(ConfigMapping written, FindingSink findings)
    {
        var moved = new Dictionary<string, LockboxField>(StringComparer.Ordinal);
        foreach (var entry in written.Mapping("fields")?.Entries ?? [])
        {
            if (!LockboxLayout.Names.Contains(entry.Name))
            {
                findings.Error(ConfigurationCodes.BankRule, entry.Key.Span, $"A lockbox file has no field \"{entry.Name}\".{Suggestion.DidYouMean(entry.Name, LockboxLayout.Names)} There are: {string.Join(", ", LockboxLayout.Names)}.");
            }
            else if (entry.Value is ConfigMapping place && Number(place, "start") is { } start && Number(place, "length") is { } length)
            {
                moved[entry.Name] = new LockboxField(start, length);
            }
        }

        return LockboxLayout.Known[written.Text("layout") is { } name && LockboxLayout.Known.ContainsKey(name) ? name : "bai2"].With(moved);
    }

    private static int? Number(ConfigMapping written, string key) =>
        int.TryParse(written.Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static IEnumerable<(string Kind, Regex Pattern)> Patterns(ConfigEntry entry, FindingSink findings)
    {
        foreach (var item in ((entry.Value as ConfigSequence)?.Items ?? []).OfType<ConfigScalar>())
        {
            if (Pattern(item, findings) is { } pattern)
            {
                yield return (entry.Name, pattern);
            }
        }
    }

    private static Regex? Pattern(ConfigScalar written, FindingSink findings)
    {
        try
        {
            return new Regex(written.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
        {
            // What the regular expression engine says of a pattern that is none, or that could take for ever.
            findings.Error(ConfigurationCodes.BankRule, written.Span, $"`{written.Text}` is no pattern: it is not well formed, or looks back or ahead.");
            return null;
        }
    }

    internal static T? Named<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == name)
            {
                return value;
            }
        }

        return null;
    }
}
