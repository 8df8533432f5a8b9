using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Reconciliation;
using Engine.Core.Sources;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Sources;

namespace Engine.Runtime.Reconcile;

/// <summary>Reads what a source has: the objects of a span of time, single ones, and what went into its sums. A source that does not list ends the run: RUN402.</summary>
internal sealed class FactReader(ISourceLister lister, EventListing listing, ClientConfig client, SourceApi api)
{
    /// <summary>The sums in which the source settled others, as they were listed.</summary>
    public List<ListedObject> Sums { get; } = [];

    /// <summary>The kinds of object that the client's configuration speaks of, people left out: what is compared is money.</summary>
    public ImmutableArray<string> Kinds { get; } =
        [.. api.Histories.Where(history => history.IsMoney && history.Types.Any(type => client.Events.ContainsKey((api.Source, type)))).Select(history => history.Collection)];

    /// <summary>Every object that began in the span and is in a state that is a fact.</summary>
    public async Task<List<SourceFact>> InSpanAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var facts = new List<SourceFact>();
        foreach (var kind in Kinds)
        {
            await listing.ReadAsync(client, new SourceList(api.Source, kind, from, to, null), (entries, _) => Take(kind, entries), cancel);
        }

        return facts;

        Task Take(string kind, List<ListedObject> entries)
        {
            Sums.AddRange(kind == api.Settlements ? entries : []);
            facts.AddRange(entries.Select(entry => FactOf(kind, entry)).OfType<SourceFact>());
            return Task.CompletedTask;
        }
    }

    /// <summary>One object by its id: whether the source has it, and the fact it is; no fact when its state is none.</summary>
    public async Task<(bool IsThere, SourceFact? Fact)> FindAsync(string id, CancellationToken cancel) => await lister.FindAsync(client, api.Source, id, cancel) switch
    {
        null => (false, null),
        (var kind, ListedPage.Page({ IsEmpty: false } items, _)) => (true, FactOf(kind, items[0])),
        (_, ListedPage.Page) => (false, null),
        (_, ListedPage.Refused(var reason)) => throw new RunStoppedException(TimeCodes.SourceNotListed.Id, reason),
        (_, ListedPage.Later(var reason)) => throw new RunStoppedException(TimeCodes.SourceNotListed.Id, reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What went into a sum; null when the source does not tell.</summary>
    public async Task<List<SettledMember>?> MembersAsync(ListedObject sum, CancellationToken cancel)
    {
        if (api.MembersOf(sum) is not { } wanted)
        {
            return null;
        }

        var members = new List<SettledMember>();
        for (; ; )
        {
            switch (await lister.PageAsync(client, wanted, cancel))
            {
                case ListedPage.Page(var items, var hasMore):
                    members.AddRange(items.Select(api.ReadMember).OfType<SettledMember>());
                    if (!hasMore || items.IsEmpty)
                    {
                        return members;
                    }

                    wanted = wanted with { After = items[^1].Id };
                    break;
                case ListedPage.Later(var reason):
                    throw new RunStoppedException(TimeCodes.SourceNotListed.Id, reason);
                case ListedPage.Refused(var reason):
                    throw new RunStoppedException(TimeCodes.SourceNotListed.Id, reason);
            }
        }
    }

    private SourceFact? FactOf(string kind, ListedObject entry) =>
        api.Retell(kind, entry) is { } told && EventSources.Read(api.Source, told.Body) is EventReading.Read(var source) ? new SourceFact(kind, entry.Id, told, source) : null;
}
