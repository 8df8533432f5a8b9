using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Matching.Files;
using Engine.Core.Values;

namespace Engine.Core.Matching.Specs;

/// <summary>Reads match specs, whose shape the schema has checked.</summary>
internal static class MatchSpecReader
{
    /// <summary>Null when something in it cannot be used; the findings then say what.</summary>
    public static MatchSpec? Read(ConfigFile file, ClientConfig client, FindingSink findings)
    {
        var root = (ConfigMapping)file.Root;
        var rules = Rules(root, client, findings);
        var thresholds = rules is null ? null : Thresholds(root.Mapping("thresholds"), rules, findings);
        var given = root.Mapping("given");
        var builder = new OpenInvoicesBuilder();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Rows(file, given?.Sequence("customers"), findings))
        {
            MatchFiles.Customer(row, builder);
        }

        foreach (var row in Rows(file, given?.Sequence("invoices"), findings))
        {
            if (MatchFiles.Invoice(row, ids, findings) is { } invoice)
            {
                builder.TryAdd(invoice);
            }
        }

        ids.Clear();
        var payments = Rows(file, given?.Sequence("payments"), findings).Select(row => MatchFiles.Payment(row, ids, findings)).OfType<MatchPayment>().ToImmutableArray();
        var expected = Expected(root, payments, findings);
        return findings.HasErrors ? null : new MatchSpec(root.Text("name")!, rules!, thresholds!, builder.Build(), payments, expected);
    }

    private static MatchRuleSet? Rules(ConfigMapping root, ClientConfig client, FindingSink findings)
    {
        var name = (ConfigScalar)root["match"]!;
        if (client.MatchRules.TryGetValue(name.Text, out var rules))
        {
            return rules;
        }

        findings.Error(
            MatchCodes.SpecUnusable, name.Span, $"{client.Name} has no rule set of Kind match named \"{name.Text}\".{Suggestion.DidYouMean(name.Text, client.MatchRules.Keys)}");
        return null;
    }

    private static ImmutableDictionary<string, Value> Thresholds(ConfigMapping? written, MatchRuleSet rules, FindingSink findings)
    {
        var thresholds = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var entry in written?.Entries ?? [])
        {
            if (MatchThresholds.Read(rules, $"{entry.Name}={(entry.Value as ConfigScalar)?.Text}", out var problem) is var (name, value))
            {
                thresholds[name] = value;
            }
            else
            {
                findings.Error(MatchCodes.SpecUnusable, entry.Key.Span, problem!);
            }
        }

        return thresholds.ToImmutable();
    }

    private static ImmutableDictionary<string, ConfigMapping> Expected(ConfigMapping root, ImmutableArray<MatchPayment> payments, FindingSink findings)
    {
        var expected = ImmutableDictionary.CreateBuilder<string, ConfigMapping>(StringComparer.Ordinal);
        foreach (var item in root.Sequence("then")!.Items.OfType<ConfigMapping>())
        {
            var payment = (ConfigScalar)item["payment"]!;
            if (payments.All(known => known.Id != payment.Text) || !expected.TryAdd(payment.Text, item))
            {
                findings.Error(MatchCodes.SpecUnusable, payment.Span, $"{payment.Text} is no payment of `given`, or stands here twice.");
            }
        }

        foreach (var payment in payments.Where(payment => !expected.ContainsKey(payment.Id)))
        {
            findings.Error(MatchCodes.SpecUnusable, root["then"]!.Span, $"`then` does not say what becomes of {payment.Id}.");
        }

        return expected.ToImmutable();
    }

    private static IEnumerable<MatchRow> Rows(ConfigFile file, ConfigSequence? list, FindingSink findings) => (list?.Items ?? [])
        .OfType<ConfigMapping>()
        .Select(row => new MatchRow(file.Path, row.Span.Start.Line, name => row[name] is { } node ? ValueOf(node) : Value.Missing, findings));

    private static Value ValueOf(ConfigNode node) => node switch
    {
        ConfigScalar { IsNull: true } => Value.Null,
        ConfigScalar scalar => Value.Of(scalar.Text),
        ConfigSequence list => Value.Of((IReadOnlyList<Value>)[.. list.Items.Select(ValueOf)]),
        ConfigMapping mapping => Value.Of(new ValueObject([.. mapping.Entries.Select(entry => (entry.Name, ValueOf(entry.Value)))])),
        _ => Value.Missing,
    };
}
