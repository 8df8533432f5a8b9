using System.Globalization;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Runtime.Configuration;

namespace Engine.Benchmarks.Mapping;

/// <summary>A project folder made for the run: the mapping and rules beside this file, crosswalks from the workload's tables.</summary>
internal static class BenchProject
{
    public static ClientConfig Load(JsonDocument crosswalk)
    {
        var root = Directory.CreateTempSubdirectory("engine-benchmark-").FullName;
        try
        {
            Copy(Path.Combine(AppContext.BaseDirectory, "Mapping", "config"), root);
            Copy(Path.Combine(BenchFolder.Repository!, "schemas"), Path.Combine(root, "schemas"));
            WriteCrosswalks(crosswalk.RootElement, Directory.CreateDirectory(Path.Combine(root, "mappings", "bench", "crosswalks")).FullName);
            var loaded = ConfigurationLoader.Load(root);
            return loaded.Snapshot?.Clients["bench"]
                ?? throw new InvalidDataException(string.Join('\n', loaded.Findings.Select(finding => $"{finding.Span} {finding.Code.Id} {finding.Message}")));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void WriteCrosswalks(JsonElement tables, string folder)
    {
        Write("currencies", tables.GetProperty("currencies"), row => Text(row, "id"));
        Write("countries", tables.GetProperty("entityByCountry"), row => row.GetString());
        Write("terms", tables.GetProperty("terms"), row => row.GetString());
        Write("tax-rates", tables.GetProperty("taxRates"), row => row.GetString());
        Write("payment-methods", tables.GetProperty("paymentMethods"), row => row.GetString());
        Write("deposit-accounts", tables.GetProperty("depositAccounts"), row => row.GetString());
        Write("items", tables.GetProperty("items"), row => Text(row, "item"));
        Write("item-departments", tables.GetProperty("items"), row => Text(row, "department"));
        Write("item-classes", tables.GetProperty("items"), row => Text(row, "class"));
        var entities = tables.GetProperty("entities");
        Write("entity-subsidiaries", entities, row => Text(row, "subsidiary"));
        Write("entity-receivables", entities, row => Text(row, "arAccount"));
        Write("entity-tax-codes", entities, row => Text(row, "taxCode"));
        Write("entity-locations", entities, row => Text(row, "location"));
        Write("entity-departments", entities, row => Text(row, "department"));
        File.WriteAllLines(
            Path.Combine(folder, "entities.csv"),
            entities.EnumerateObject().Select(entity => $"{entity.Name},{entity.Name}").Prepend("key,internalId"));

        void Write(string name, JsonElement table, Func<JsonElement, string?> id)
        {
            var text = new StringBuilder("key,internalId\n");
            foreach (var row in table.EnumerateObject())
            {
                if (id(row.Value) is { } value)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{row.Name},{value}\n");
                }
            }

            File.WriteAllText(Path.Combine(folder, name + ".csv"), text.ToString());
        }
    }

    private static string? Text(JsonElement row, string name) => row.TryGetProperty(name, out var text) ? text.GetString() : null;
}
