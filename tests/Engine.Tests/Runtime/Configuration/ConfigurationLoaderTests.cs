using Engine.Core.Configuration;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration;

public sealed class ConfigurationLoaderTests
{
    [Fact]
    public void A_good_project_becomes_a_snapshot()
    {
        using var folder = ProjectFixture.Create();
        var loaded = ConfigurationLoader.Load(folder.Path);
        Assert.Empty(loaded.Findings);
        var acme = loaded.Snapshot!.Clients["acme"];
        Assert.Equal(("acme", "USD", "America/New_York"), (acme.Name, acme.BaseCurrency, acme.Zone.Id));
        Assert.Equal("invoice", Assert.Single(acme.Mappings).Name);
        Assert.Equal("live", Assert.Single(acme.RuleSets).Key);
        Assert.Equal(("200", true), (acme.Crosswalks["items"].Rows["price_1"].InternalId, acme.Crosswalks["items"].Rows["price_1"].IsActive));
        Assert.False(acme.Crosswalks["items"].Rows["price_2"].IsActive);
        Assert.Equal("An e-mail", acme.Events[("stripe", "invoice.sent")].IgnoredBecause);
        Assert.Null(acme.Events[("stripe", "invoice.paid")].IgnoredBecause);
        Assert.Equal("mappings/acme/specs/paid.spec.yaml", Assert.Single(loaded.Specs["acme"]).Path);
        Assert.Matches("^[0-9a-f]{64}$", acme.Revision);
    }

    [Fact]
    public void The_revision_follows_the_content_of_every_file_of_the_client_and_nothing_else()
    {
        using var folder = ProjectFixture.Create();
        var first = Revision(folder);
        Assert.Equal(first, Revision(folder));
        folder.With("mappings/acme/specs/more.spec.yaml", "name: n\nwhen: [{ again: 1 }]\nthen: { plan: [] }\n").With("mappings/packs/other/events.yaml", "source: other\nevents: {}\n");
        Assert.Equal(first, Revision(folder));

        var seen = new HashSet<string> { first };
        foreach (var file in new[] { "mappings/acme/client.yaml", "mappings/acme/invoice.yaml", "mappings/packs/stripe/events.yaml", "mappings/packs/stripe/invoice.yaml" })
        {
            File.AppendAllText(Path.Combine(folder.Path, file), "\n# touched\n");
            Assert.True(seen.Add(Revision(folder)), file);
        }

        File.AppendAllText(Path.Combine(folder.Path, "mappings/acme/crosswalks/items.csv"), "price_3,202,true\n");
        Assert.True(seen.Add(Revision(folder)));
        File.AppendAllText(Path.Combine(folder.Path, "rules/packs/stripe/rules.json"), "\n");
        Assert.True(seen.Add(Revision(folder)));
    }

    [Fact]
    public void A_rule_file_of_another_program_loads_as_a_filter_and_says_what_is_unusual()
    {
        using var folder = ProjectFixture.Create().With("rules/acme/other.json", """
            [ { "workflowName": "other", "rules": [ { "ruleName": "r", "ErrorType": "Error", "expression": "payload.livemode == true", "localParams": null,
                "Actions": { "onSuccess": { "name": "OutputExpression", "context": { "Expression": "'any'" } } } } ] } ]
            """);

        var loaded = ConfigurationLoader.Load(folder.Path);

        Assert.Equal(Engine.Core.Rules.RuleSetKind.Filter, loaded.Snapshot!.Clients["acme"].RuleSets["other"].Kind);
        Assert.Equal(["RUL003"], loaded.Findings.Select(finding => finding.Code.Id).Distinct());
        Assert.Contains(loaded.Findings, finding => finding.Message.StartsWith("\"localParams\" is written \"LocalParams\".", StringComparison.Ordinal));
    }

    [Fact]
    public void All_findings_of_all_files_come_at_once()
    {
        using var folder = ProjectFixture.Create()
            .With("mappings/acme/invoice.yaml", "mapping: invoice\nrecods: []\n")
            .With("mappings/acme/other.yaml", "mapping: [\n")
            .With("mappings/acme/crosswalks/items.csv", "key\n")
            .With("mappings/beta/client.yaml", "client: beta\ntimeZone: Nowhere\nbaseCurrency: USD\n")
            .With("rules/acme/rules.json", "[1,]\n");
        var loaded = ConfigurationLoader.Load(folder.Path);
        Assert.Null(loaded.Snapshot);
        Assert.Equal(
            ["CFG040 mappings/acme/invoice.yaml", "CFG010 mappings/acme/other.yaml", "CFG060 mappings/beta/client.yaml", "CFG032 rules/acme/rules.json", "XWK002 mappings/acme/crosswalks/items.csv"],
            loaded.Findings.Select(finding => $"{finding.Code} {finding.Span.File}").OrderBy(line => line[..3], StringComparer.Ordinal).ThenBy(line => line[6..], StringComparer.Ordinal));
        Assert.All(loaded.Findings, finding => Assert.Contains(finding.Span.File, loaded.Texts.Keys));
    }

    [Fact]
    public void What_follows_from_a_file_that_cannot_be_read_is_not_reported()
    {
        using var folder = ProjectFixture.Create().With("mappings/packs/stripe/events.yaml", "source: [\n");
        Assert.Equal("CFG010", Assert.Single(ConfigurationLoader.Load(folder.Path).Findings).Code.Id);
        using var other = ProjectFixture.Create().With("mappings/packs/stripe/invoice.yaml", "mapping: [\n");
        Assert.Equal("CFG010", Assert.Single(ConfigurationLoader.Load(other.Path).Findings).Code.Id);
    }

    [Fact]
    public void A_broken_spec_is_reported_and_does_not_stop_the_books()
    {
        using var folder = ProjectFixture.Create().With("mappings/acme/specs/paid.spec.yaml", "nmae: n\n");
        var loaded = ConfigurationLoader.Load(folder.Path);
        Assert.True(loaded.HasErrors);
        Assert.NotNull(loaded.Snapshot);
        Assert.Empty(loaded.Specs);
    }

    [Fact]
    public void A_client_may_take_over_rows_and_events_of_a_pack()
    {
        using var folder = ProjectFixture.Create()
            .With("mappings/packs/stripe/crosswalks/items.csv", "key,internalId\nprice_1,1\nprice_9,9\n")
            .With("mappings/acme/events.yaml", "source: stripe\nevents:\n  invoice.sent: handled\n");
        var acme = ConfigurationLoader.Load(folder.Path).Snapshot!.Clients["acme"];
        Assert.Equal(["200", "201", "9"], acme.Crosswalks["items"].Rows.Values.Select(row => row.InternalId).Order());
        Assert.False(acme.Events[("stripe", "invoice.sent")].IsIgnored);
    }

    private static string Revision(TemporaryFolder folder) => ConfigurationLoader.Load(folder.Path).Snapshot!.Clients["acme"].Revision;
}
