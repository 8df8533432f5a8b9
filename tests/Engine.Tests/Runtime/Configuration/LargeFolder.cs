using System.Text;
using System.Text.Json;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>
/// A project of any size, made of one mapping as long as a pack's: per mapping one rule set with four rules, and one crosswalk of 200 rows for every five.
/// </summary>
internal static class LargeFolder
{
    private const string Client = "client: big\ntimeZone: America/New_York\nbaseCurrency: USD\nconnections:\n  stripe: { webhookSecrets: [\"env:X\"] }\n  netsuite: { account: \"1\", baseUrl: \"https://1.suitetalk.api.netsuite.com\", clientId: \"env:X\", certificateId: \"env:X\", privateKey: \"env:X\" }\n";

    /// <summary>Paths with texts.</summary>
    public static IEnumerable<(string Path, string Text)> Files(int mappings)
    {
        var template = File.ReadAllText(Repository.PathOf("tests/Engine.Tests/Runtime/Configuration/large-mapping.yaml"));
        var crosswalks = Math.Max(1, mappings / 5);
        yield return ("mappings/big/client.yaml", Client);
        yield return ("mappings/big/events.yaml", "source: billing\nevents:\n" + string.Concat(Enumerable.Range(0, mappings).Select(n => $"  e{n}.paid: handled\n")));
        foreach (var name in Enumerable.Range(0, crosswalks).Select(n => $"items{n}").Concat(["currencies", "subsidiaries"]))
        {
            yield return ($"mappings/big/crosswalks/{name}.csv", Rows(name));
        }

        yield return ("rules/big/route.json", File.ReadAllText(Repository.PathOf("rules/packs/stripe/route.json")));
        for (var n = 0; n < mappings; n++)
        {
            yield return ($"mappings/big/m{n}.yaml", Mapping(template, n, n % crosswalks));
            yield return ($"rules/big/r{n}.json", Rules(n));
        }
    }

    private static string Mapping(string template, int n, int crosswalk) => template
        .Replace("${n}", $"{n}", StringComparison.Ordinal)
        .Replace("${crosswalk}", $"{crosswalk}", StringComparison.Ordinal);

    private static string Rules(int n) => JsonSerializer.Serialize(new
    {
        WorkflowName = $"r{n}",
        Kind = "filter",
        GlobalParams = new[] { new { Name = "invoice", Expression = "payload.data.object" } },
        Rules = Enumerable.Range(0, 4).Select(rule => new
        {
            RuleName = $"R{rule}",
            Expression = $"(invoice.status ?? 'open') in ('open', 'paid') and invoice.amount_paid > {rule} and invoice.lines.data.Any(l => l.amount != {n})",
            ErrorMessage = "Invoice $(invoice.id) is $(invoice.status).",
        }),
    });

    private static string Rows(string name)
    {
        var rows = new StringBuilder("key,internalId,name,active\n");
        for (var row = 0; row < 200; row++)
        {
            rows.Append($"{name}_{row},{row},\"Row {row}\",true\n");
        }

        return rows.ToString();
    }
}
