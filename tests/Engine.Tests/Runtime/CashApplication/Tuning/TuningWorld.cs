using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Matching;
using Engine.Runtime;
using Engine.Runtime.CashApplication.Tuning;
using Engine.Runtime.Configuration;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.CashApplication.Tuning;

/// <summary>A project on disk whose files are watched, and a store in which payments were matched.</summary>
internal sealed class TuningWorld : IAsyncDisposable
{
    public const string RuleFile = "rules/acme/match.json";

    public const string Rules =
        """
        {
          "WorkflowName": "cash",
          "Kind": "match",
          "GlobalParams": [ { "Name": "windowDays",   "Expression": "30" } ],
          "Rules": [
            {
              "RuleName": "by-amount", "Properties": { "note": "as somebody wrote it" },
              "Expression": "invoice.isOpen and invoice.customer == payment.customer and invoice.amountRemaining == payment.amount and abs(daysBetween(payment.date, invoice.dueDate)) <= windowDays",
              "Action": "apply"
            }
          ]
        }
        """;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();
    private readonly ConfigurationWatcher watcher;
    private int events;

    private TuningWorld(string rulesAt, string client)
    {
        folder.With("mappings/acme/client.yaml", client).With(rulesAt, Rules).With("mappings/packs/cash/crosswalks/payer-aliases.csv", "key,internalId,name,confirmations,active,note\n");
        var seen = FolderStamp.Of(folder.Path);
        var read = new Snapshots(folder.Path, NullLogger<Snapshots>.Instance);
        var loaded = read.Reload();
        Assert.True(loaded.Snapshot is not null, string.Join('\n', loaded.Findings));
        watcher = new ConfigurationWatcher(folder.Path, seen, read, NullLogger<ConfigurationWatcher>.Instance);
        Snapshots = new SnapshotInForce(read);
        Store = Stores.Open(data);
        var root = new ProjectRoot(folder.Path);
        Desk = new TuningDesk(Store.MatchChanges, new JournaledPast(Store.Matches, Store.OpenItems), Snapshots, root, Clock);
        Aliases = new AliasDesk(Store.Matches, Store.OpenItems, Store.Audit, Snapshots, root, Clock);
    }

    public SettableTime Clock { get; } = new(Deliveries.Noon.AddDays(30));

    public ISnapshotSource Snapshots { get; }

    public IStore Store { get; }

    public TuningDesk Desk { get; }

    public AliasDesk Aliases { get; }

    public ClientConfig Client => Snapshots.Current.Clients["acme"];

    /// <param name="approval">What client.yaml says of it.</param>
    /// <param name="isOfPack">The rule set stands in a pack.</param>
    public static TuningWorld Of(string approval = "none", bool isOfPack = false) => new(
        isOfPack ? "rules/packs/cash/match.json" : RuleFile,
        $"client: acme\ntimeZone: UTC\nbaseCurrency: USD\nextends: [packs/cash]\nmatch: {{ approval: {approval} }}\n");

    public string File(string path) => System.IO.File.ReadAllText(Path.Combine(folder.Path, path));

    public bool Has(string path) => System.IO.File.Exists(Path.Combine(folder.Path, path));

    public void Write(string path, string text) => System.IO.File.WriteAllText(Path.Combine(folder.Path, path), text);

    /// <summary>An invoice of customer 501 is open from now on.</summary>
    public Task OpenAsync(long number, decimal amount, DateOnly due, DateTimeOffset at) => Store.OpenItems.KeepAsync(
        "acme",
        [new MirroredItem(number, $"INV-{number}", null, new OpenInvoice("", "501", "USD", amount) { InternalId = $"{number}", Number = $"INV-{number}", Amount = amount, DueDate = due })],
        1,
        at);

    /// <summary>A payment was matched by the rules in force, as the desk of the service does it.</summary>
    public async Task<MatchedPayment> MatchAsync(MatchPayment payment, DateTimeOffset at, params string[] byPerson)
    {
        var id = $"evt_{++events}";
        await Store.Inbox.AcceptAsync(Deliveries.Of(id, lane: id));
        var number = (await Store.Inspection.EventAsync("acme", id))[0].Summary.Number;
        var builder = new OpenInvoicesBuilder();
        await Store.OpenItems.ReadAsync("acme", at, item => builder.TryAdd(item.Named(ImmutableHashSet<string>.Empty)));
        var held = (await Store.Matches.HeldAsync("acme")).SelectMany(one => one.Matched.Decision.Applied).ToDictionary(one => one.Invoice, one => one.Remaining);
        var matched = MatchedPayments.Match(Client.MatchRules["cash"], new MatchIndexes(builder.Build()), [payment with { Confirmed = [.. byPerson] }], Client, at, held)[0];
        await Store.Matches.KeepAsync("acme", [new NewMatch(number, matched)], at);
        return matched;
    }

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        await watcher.DisposeAsync();
        await Store.DisposeAsync();
        folder.Dispose();
        data.Dispose();
    }
}
