using System.Collections.Immutable;
using Engine.App.Output;
using Engine.Core.Specs;
using Engine.Runtime.Configuration;

namespace Engine.Tests.App.Books;

/// <summary>Histories that are played with the repository's configuration.</summary>
public sealed class HistoryTests
{
    private const string Spec = "mappings/acme/specs/books/h.spec.yaml";

    private const string Paid = """
        name: an invoice
        given:
          apiVersion: 2025-12-15.clover
          objects: [{ payload: invoice.json, with: { id: in_7 } }]
        when:
          - { at: 2026-01-05, event: invoice.finalized, object: in_7 }
        """;

    [Fact]
    public void A_history_that_is_as_expected_holds() =>
        Assert.Empty(Differences($"{Paid}\nthen: {{ books: {{ 1100: \"100.00\", 4000: \"-100.00\" }} }}"));

    [Fact]
    public void A_cent_too_much_is_found_and_so_is_the_transaction_it_came_from()
    {
        var differences = Differences($"{Paid}\nthen: {{ books: {{ 1100: \"100.01\", 4000: \"-100.01\" }} }}");
        Assert.Equal([SpecCodes.BooksDiffer, SpecCodes.BooksDiffer], differences.Select(difference => difference.Code));
        Assert.All(differences, difference => Assert.Contains("2026-01-05  invoice in_7", difference.Table!, StringComparison.Ordinal));
    }

    [Fact]
    public void The_books_are_looked_at_on_the_way_and_people_may_work_in_between()
    {
        const string Entered = """
              - { after: finalizing, books: { 1100: "100.00", 4000: "-100.00" } }
              - netsuite: { customerPayment: [{ internalId: 7001, externalId: wire_1, customer: "1001", payment: 40, account: "1", undepFunds: false, tranDate: 2026-01-07 }], customer: [{ internalId: 1001, externalId: someone, companyName: Someone, subsidiary: "1" }] }
            then: { books: { 1000: "40.00", 1100: "60.00", 4000: "-100.00" } }
            """;
        Assert.Empty(Differences($"{Paid}\n{Entered}"));
    }

    [Fact]
    public void An_event_that_is_raised_and_not_listed_fails_the_spec()
    {
        var differences = Differences($$"""
            {{Paid.Replace("{ id: in_7 }", "{ id: in_7, currency: chf }", StringComparison.Ordinal)}}
            then: { books: { 1100: "0.00" } }
            """);
        Assert.Equal([SpecCodes.OutcomeDiffers], differences.Select(difference => difference.Code));
    }

    [Theory]
    [InlineData("{ at: 2026-01-09, event: invoice.voided, object: in_7, with: { status: void, status_transitions: { voided_at: 2026-01-09 } } }", "")]
    [InlineData("{ again: 1 }", "1100 Accounts Receivable, 4000 Subscription Income")]
    public void Nothing_is_left_after_the_way_back(string back, string left)
    {
        var differences = Differences($"{Paid}\nthen: {{ books: {{ 1100: \"100.00\", 4000: \"-100.00\" }} }}\nback: {{ when: [{back}] }}");
        Assert.Equal(left, string.Join(", ", differences.Select(difference => difference.Field)));
    }

    private static ImmutableArray<SpecDifference> Differences(string spec)
    {
        using var project = new TemporaryFolder();
        foreach (var folder in new[] { "mappings", "rules" })
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories).Where(file => !file.Contains("/specs/", StringComparison.Ordinal)))
            {
                project.With(Path.GetRelativePath(Repository.PathOf("."), file), File.ReadAllBytes(file));
            }
        }

        project.With("mappings/acme/specs/books/invoice.json", File.ReadAllBytes(Repository.PathOf("mappings/acme/specs/books/objects/invoice.json"))).With(Spec, spec);
        var loaded = ConfigurationLoader.Load(project.Path);
        var run = SpecRun.Of(loaded, loaded.Snapshot!, new ProjectFolder(project.Path), ["acme"]);
        return run.Results.Single(result => result.File == Spec).Differences;
    }
}
