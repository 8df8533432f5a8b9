using Engine.Tests.Support;

namespace Engine.Tests.App.Commands;

/// <summary><c>engine test --watch</c> as a consultant uses it: the program runs, and files are edited beside it.</summary>
public sealed class WatchTests : IDisposable
{
    private const string Mapping = "mappings/acme/invoice.yaml";
    private const string Rows = "mappings/acme/crosswalks/currencies.csv";
    private const string Items = "mappings/acme/crosswalks/items.csv";
    private const string Payload = "mappings/acme/specs/payloads/invoice-finalized-clover.json";
    private const string Draft = "mappings/acme/specs/invoice-draft.spec.yaml";

    // Printed at the end of each run.
    private const string Ready = "watching; Ctrl+C ends";

    private readonly TemporaryFolder project = new();

    public WatchTests()
    {
        foreach (var file in new[] { "mappings", "rules" }.SelectMany(part => Directory.EnumerateFiles(Repository.PathOf(part), "*", SearchOption.AllDirectories)).Where(file => !file.Contains("/specs/books/", StringComparison.Ordinal)))
        {
            project.With(Path.GetRelativePath(Repository.Root, file), File.ReadAllBytes(file));
        }
    }

    [Fact]
    public async Task Each_edit_is_answered_with_what_it_breaks_and_each_repair_with_nothing()
    {
        await using var watched = WatchedProcess.Start("test", "--watch", "--root", project.Path);
        Assert.Contains("specs hold, 0 fail", await watched.UntilAsync(Ready), StringComparison.Ordinal);

        await EditAsync(watched, Mapping, "via Stripe", "by Stripe",
            $"{Mapping} changed",
            "got       ACME-0001 by Stripe (in_1QAcme0001)",
            $"from      {Mapping}:{LineOf(Mapping, "memo:")}  memo: ${{ invoice.number }} by Stripe (${{ invoice.id }})");
        await EditAsync(watched, Rows, "USD,1,", "USD,2,", $"row       {Rows}:{LineOf(Rows, "USD,1,")}", "USD,2,US Dollar,true,");
        // Two rows are looked up for one item, the one for all in case there is no other.
        await EditAsync(watched, Items, "coupon:WELCOME10,277,", "coupon:WELCOME10,278,", $"row       {Items}:{LineOf(Items, "coupon:WELCOME10")}   coupon:WELCOME10,278,");
        await EditAsync(watched, Payload, "\"amount\": 120000", "\"amount\": 120001", "raised: MAP205 stripe-invoice-postable/LinesMakeTheTotal");
        await EditAsync(watched, Draft, "ignored:", "ignord:", "CFG040 Unknown key `ignord`. Did you mean `ignored`?", $"spec      {Draft}:{LineOf(Draft, "ignored:")}");
        await EditAsync(watched, Mapping, "records:", "records: [", $"{Mapping}:", "CFG010");
    }

    [Fact]
    public async Task Of_the_histories_those_are_played_again_that_an_edit_concerns()
    {
        const string Books = "mappings/acme/specs/books/";
        foreach (var file in new[] { "payout-by-hand.spec.yaml", "invoice-revised.spec.yaml", "objects/payout.json", "objects/txn-of-payout.json", "objects/invoice.json" })
        {
            project.With(Books + file, File.ReadAllBytes(Repository.PathOf(Books + file)));
        }

        await using var watched = WatchedProcess.Start("test", "--watch", "--root", project.Path, "--only", "books/");
        Assert.Contains("2 specs hold, 0 fail\n", await watched.UntilAsync(Ready), StringComparison.Ordinal);

        // The mapping that one of them went through, and a payload that the other names.
        await EditAsync(watched, "mappings/packs/stripe/payout.yaml", "memo: \"Stripe: manual payout\"", "memo: \"Stripe: by hand\"", "2 specs hold, 0 fail; 1 histories that the change does not concern were left out");
        await EditAsync(watched, Books + "objects/invoice.json", "\"total\": 10000", "\"total\": 10001", "1 specs hold, 1 fail; 1 histories");
        await EditAsync(watched, "mappings/packs/stripe/payout.yaml", "amount: ${ money(payout.amount + payoutFee, currency) }", "amount: ${ money(payout.amount, currency) }", "1 specs hold, 1 fail; 1 histories");
    }

    [Fact]
    public async Task A_folder_that_is_moved_away_and_back_is_noticed()
    {
        await using var watched = WatchedProcess.Start("test", "--watch", "--root", project.Path);
        await watched.UntilAsync(Ready);
        var (rules, away) = (Path.Combine(project.Path, "rules"), Path.Combine(project.Path, "away"));

        Directory.Move(rules, away);
        Assert.Contains("rules changed\n", await watched.UntilAsync(Ready), StringComparison.Ordinal);

        Directory.Move(away, rules);
        Assert.Contains("specs hold, 0 fail", await watched.UntilAsync(Ready), StringComparison.Ordinal);
    }

    public void Dispose() => project.Dispose();

    // The files are the shipped ones, and grow: what stands where is read from them.
    private static int LineOf(string file, string text) => 1 + Array.FindIndex(File.ReadAllLines(Repository.PathOf(file)), line => line.Contains(text, StringComparison.Ordinal));

    private async Task EditAsync(WatchedProcess watched, string file, string right, string wrong, params string[] says)
    {
        var original = File.ReadAllText(Repository.PathOf(file));
        Assert.Contains(right, original, StringComparison.Ordinal);
        project.With(file, original.Replace(right, wrong, StringComparison.Ordinal));
        var broken = await watched.UntilAsync(Ready);
        Assert.All(says, text => Assert.Contains(text, broken, StringComparison.Ordinal));

        project.With(file, original);
        Assert.Contains("specs hold, 0 fail", await watched.UntilAsync(Ready), StringComparison.Ordinal);
    }
}
