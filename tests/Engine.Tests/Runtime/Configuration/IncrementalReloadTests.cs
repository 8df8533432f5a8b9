using Engine.App.Output;
using Engine.Core.Configuration;
using Engine.Runtime.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>A reload compiles what a change concerns, and what comes out is what a fresh process would have made.</summary>
public sealed class IncrementalReloadTests
{
    [Theory]
    [InlineData("mappings/acme/crosswalks/items.csv", ",201,", ",999,")]
    [InlineData("mappings/acme/crosswalks/currencies.csv", "EUR,2,Euro,true", "EUR,2,Euro,false")]
    [InlineData("mappings/acme/client.yaml", "item: { department: \"1\" }", "item: { department: \"2\" }")]
    [InlineData("mappings/acme/client.yaml", "timeZone: America/New_York", "timeZone: Asia/Tokyo")]
    [InlineData("mappings/acme/invoice.yaml", "via Stripe", "through Stripe")]
    [InlineData("mappings/packs/stripe/invoice.yaml", "revision : invoice.id }\"", "revision : invoice.id }_x\"")]
    [InlineData("mappings/packs/stripe/events.yaml", "  customer.created: handled", "  customer.created: { ignored: \"not wanted\" }")]
    [InlineData("rules/acme/location.json", "'2'", "'7'")]
    [InlineData("rules/acme/invoice.json", "Any(l => l.amount != 0)", "Any(l => l.amount == 0)")]
    public void What_changed_takes_effect_as_in_a_fresh_process(string path, string from, string to)
    {
        using var folder = Copy();
        var snapshots = new Snapshots(folder.Path, NullLogger<Snapshots>.Instance);
        var before = Outcomes(snapshots.Reload(), folder);

        Edit(folder, path, from, to);
        var after = snapshots.Reload();

        Assert.Equal(Outcomes(ConfigurationLoader.Load(folder.Path), folder), Outcomes(after, folder));
        Assert.NotEqual(before, Outcomes(after, folder));
    }

    [Fact]
    public void What_is_taken_back_is_as_it_was()
    {
        using var folder = Copy();
        var snapshots = new Snapshots(folder.Path, NullLogger<Snapshots>.Instance);
        var before = Outcomes(snapshots.Reload(), folder);

        Edit(folder, "mappings/acme/invoice.yaml", "stripe-invoice", "stripe-invoices");
        Assert.NotEqual(before, Outcomes(snapshots.Reload(), folder));
        Edit(folder, "mappings/acme/invoice.yaml", "stripe-invoices", "stripe-invoice");

        Assert.Equal(before, Outcomes(snapshots.Reload(), folder));
    }

    [Fact]
    public void Only_the_mapping_that_was_changed_is_compiled_again()
    {
        using var folder = Large();
        var (before, after) = Change(folder, "mappings/big/m7.yaml", "description: Discount", "description: Rebate");

        Assert.Equal(["m7"], Changed(before, after));
        Assert.All(before.RuleSets, known => Assert.Same(known.Value, after.RuleSets[known.Key]));
    }

    [Fact]
    public void A_rule_set_that_was_changed_is_compiled_again_with_the_mappings_that_name_it()
    {
        using var folder = Large();
        var (before, after) = Change(folder, "rules/big/r7.json", "Invoice $(invoice.id)", "This invoice $(invoice.id)");

        Assert.Equal(["m7"], Changed(before, after));
        Assert.Equal(["r7"], before.RuleSets.Keys.Where(name => !ReferenceEquals(before.RuleSets[name], after.RuleSets[name])));
    }

    [Fact]
    public void A_crosswalk_that_was_changed_leaves_the_mappings_as_they_are()
    {
        using var folder = Large();
        var (before, after) = Change(folder, "mappings/big/crosswalks/items1.csv", "items1_3,3,", "items1_3,4711,");

        Assert.Empty(Changed(before, after));
        Assert.Equal("4711", after.Crosswalks["items1"].Rows["items1_3"].InternalId);
        Assert.Same(before.Crosswalks["items2"], after.Crosswalks["items2"]);
    }

    [Fact]
    public void A_crosswalk_that_is_gone_is_missed_by_the_mappings_that_name_it()
    {
        using var folder = Large();
        var snapshots = new Snapshots(folder.Path, NullLogger<Snapshots>.Instance);
        Assert.Empty(snapshots.Reload().Findings);

        File.Delete(Path.Combine(folder.Path, "mappings/big/crosswalks/items1.csv"));

        Assert.Contains(snapshots.Reload().Findings, finding => finding.Code.Id == "EXP016");
    }

    private static (ClientConfig Before, ClientConfig After) Change(TemporaryFolder folder, string path, string from, string to)
    {
        var snapshots = new Snapshots(folder.Path, NullLogger<Snapshots>.Instance);
        var before = snapshots.Reload().Snapshot!.Clients["big"];
        Edit(folder, path, from, to);
        return (before, snapshots.Reload().Snapshot!.Clients["big"]);
    }

    private static IEnumerable<string> Changed(ClientConfig before, ClientConfig after) => before.Mappings
        .Zip(after.Mappings)
        .Where(pair => !ReferenceEquals(pair.First, pair.Second))
        .Select(pair => pair.First.Name);

    private static List<string> Outcomes(LoadedConfiguration loaded, TemporaryFolder folder) =>
    [
        .. loaded.Findings.Select(finding => $"{finding.Span} {finding.Message}"),
        .. loaded.Snapshot is null ? [] : SpecRun.Of(loaded, loaded.Snapshot, new ProjectFolder(folder.Path), ["acme"]).Results
            .Select(result => $"{result.File} {string.Join(" | ", result.Differences.Select(difference => difference.Message))}"),
    ];

    private static void Edit(TemporaryFolder folder, string path, string from, string to)
    {
        var file = Path.Combine(folder.Path, path);
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        foreach (var top in (string[])["mappings", "rules"])
        {
            var root = Repository.PathOf(top);
            // Histories are played through the engine, which takes its time and says nothing of reloading.
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/specs/books/", StringComparison.Ordinal)))
            {
                folder.With(Path.Combine(top, Path.GetRelativePath(root, file)), File.ReadAllBytes(file));
            }
        }

        return folder;
    }

    private static TemporaryFolder Large()
    {
        var folder = new TemporaryFolder();
        foreach (var (path, text) in LargeFolder.Files(20))
        {
            folder.With(path, text);
        }

        return folder;
    }
}
