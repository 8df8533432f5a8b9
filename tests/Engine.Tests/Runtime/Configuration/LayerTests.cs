using Engine.App.Output;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>Environment files, locks, and where a value comes from.</summary>
public sealed class LayerTests
{
    private const string Netsuite =
        """{ account: "1_SB1", baseUrl: "https://1-sb1.example.com", clientId: "env:A", certificateId: "env:B", privateKey: "env:C", concurrency: 2 }""";

    [Fact]
    public void An_environment_is_the_highest_layer_of_settings_defaults_and_mappings()
    {
        using var folder = WithEnvironment();
        var plain = Load(folder, null);
        var sandbox = Load(folder, "sandbox");
        Assert.Null(plain.NetSuite);
        Assert.Equal(("1_SB1", 2), (sandbox.NetSuite!.Account, sandbox.NetSuite.Concurrency));
        Assert.NotEqual(plain.Revision, sandbox.Revision);
        Assert.Equal(["companyName", "comments", "subsidiary"], Fields(plain));
        Assert.Equal(["companyName", "comments", "subsidiary", "email"], Fields(sandbox));
    }

    [Fact]
    public void A_setting_of_the_environment_is_laid_over_key_by_key()
    {
        using var folder = ProjectFixture.Create();
        var client = Path.Combine(folder.Path, "mappings/acme/client.yaml");
        File.AppendAllText(client, $"connections:\n  netsuite: {Netsuite}\n");
        folder.With("mappings/acme/environments/sandbox.yaml", "environment: sandbox\nconnections: { netsuite: { account: \"2\" } }\n");
        var connection = Load(folder, "sandbox").NetSuite!;
        Assert.Equal(("2", 2, "https://1-sb1.example.com/"), (connection.Account, connection.Concurrency, connection.BaseUrl.ToString()));
    }

    [Theory]
    [InlineData("environment: sandbox\nconnections: { netsuite: { account: \"2\" } }\n", "CFG041")]
    [InlineData("environment: sandbox\ntimeZone: Europe/Berlin\n", "CFG040")]
    [InlineData("environment: sandbox\nmappings: [{ mapping: invoice, recrods: [] }]\n", "CFG040")]
    [InlineData("environment: sandbox\nmappings: [{ mapping: invoice, records: [{ record: customer, fields: { memoo: x } }] }]\n", "MAP002")]
    [InlineData("environment: sandbox\nconnections: { stripe: { webhookSecrets: [Canary] } }\n", "CFG062")]
    [InlineData("environment: [\n", "CFG010")]
    public void What_is_wrong_in_an_environment_is_reported_there(string text, string code)
    {
        using var folder = ProjectFixture.Create().With("mappings/acme/environments/sandbox.yaml", text);
        var loaded = ConfigurationLoader.Load(folder.Path, "sandbox");
        Assert.Contains(loaded.Findings, finding => finding.Code.Id == code);
        Assert.Null(loaded.Snapshot);
    }

    [Theory]
    [InlineData("locked: true", "fields: { comments: x }", 1)]
    [InlineData("locked: [companyName]", "fields: { comments: x }", 0)]
    [InlineData("locked: [companyName]", "fields: { companyName: x }", 1)]
    [InlineData("locked: [companyName]", "fields: { companyName: null }", 1)]
    [InlineData("locked: [externalId, write]", "externalId: x\n    write: upsert", 2)]
    [InlineData("locked: [companyName]", "locked: [comments]\n    fields: { comments: x }", 0)]
    public void What_a_pack_locks_no_client_changes(string locked, string overlay, int findings)
    {
        using var folder = ProjectFixture.Create();
        var pack = Path.Combine(folder.Path, "mappings/packs/stripe/invoice.yaml");
        File.WriteAllText(pack, File.ReadAllText(pack).Replace("    externalId:", $"    {locked}\n    externalId:", StringComparison.Ordinal));
        folder.With("mappings/acme/invoice.yaml", $"mapping: invoice\nrecords:\n  - record: customer\n    {overlay}\n");
        var found = ConfigurationLoader.Load(folder.Path).Findings;
        Assert.Equal(findings, found.Count(finding => finding.Code.Id == "CFG076"));
        Assert.Equal(findings, found.Count(finding => finding.Severity == Severity.Error));
        Assert.All(found, finding => Assert.Contains("mappings/packs/stripe/invoice.yaml:", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_layer_that_sets_a_field_is_named_lowest_first()
    {
        using var folder = WithEnvironment();
        folder.With("mappings/acme/invoice.yaml", "mapping: invoice\nrecords:\n  - record: customer\n    fields: { comments: Stripe, companyName: Acme, subsidiary: \"2\" }\n");
        Assert.Equal(
            """
            mappings/packs/stripe/invoice.yaml:10:15  packs/stripe: ${ invoice.customer_name }
            mappings/acme/invoice.yaml:4:33  client: Acme
            mappings/acme/environments/sandbox.yaml:5:72  environment: Sandbox   <- wins: the highest layer that writes it

            """,
            Origin(folder, "sandbox", "acme/invoice/customer/companyName"));
        Assert.Equal(
            """
            mappings/acme/client.yaml:6:25  defaults: 1
            mappings/acme/invoice.yaml:4:52  client: 2   <- wins: the highest layer that writes it

            """,
            Origin(folder, null, "acme/invoice/customer/subsidiary"));
        Assert.Equal("", Origin(folder, null, "acme/invoice/customer/fax"));
        Assert.Equal("", Origin(folder, null, "acme/invoice"));
    }

    private static TemporaryFolder WithEnvironment() => ProjectFixture.Create().With(
        "mappings/acme/environments/sandbox.yaml",
        $"""
        environment: sandbox
        connections:
          netsuite: {Netsuite}
        defaults: {"{ customer: { fields: { email: sandbox@example.com } } }"}
        mappings: [{"{ mapping: invoice, records: [{ record: customer, fields: { companyName: Sandbox } }] }"}]
        """);

    private static ClientConfig Load(TemporaryFolder folder, string? environment)
    {
        var loaded = ConfigurationLoader.Load(folder.Path, environment);
        Assert.Empty(loaded.Findings);
        return loaded.Snapshot!.Clients["acme"];
    }

    private static IEnumerable<string> Fields(ClientConfig client) => client.Mappings[0].Records[0].Fields.Select(field => field.Field.Name);

    private static string Origin(TemporaryFolder folder, string? environment, string path)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter());
        var exit = OriginText.Write(output, error, folder.Path, environment, path);
        Assert.Equal(exit == 0, error.ToString().Length == 0);
        return output.ToString();
    }
}
