using Engine.Core.Configuration;
using Engine.Core.Sources;
using Engine.Runtime.Sources;

namespace Engine.Runtime.Scheduling;

/// <summary>
/// Reads a span of a source's list from its oldest end, though the source answers newest first: slice by slice, each small enough to be
/// held, and tells after each slice how far it is.
/// </summary>
public sealed class EventListing(ISourceLister lister)
{
    private const int MostPages = 20;
    private static readonly TimeSpan FirstSlice = TimeSpan.FromHours(6);
    private const int FewEntries = 500;
    private static readonly TimeSpan LargestSlice = TimeSpan.FromDays(365);
    private static readonly TimeSpan SmallestSlice = TimeSpan.FromSeconds(1);

    /// <param name="wanted">The whole span.</param>
    /// <param name="take">Takes a slice: its entries, and the instant before which everything was now told.</param>
    /// <exception cref="RunStoppedException">RUN402: the source does not list.</exception>
    public async Task ReadAsync(ClientConfig client, SourceList wanted, Func<List<ListedObject>, DateTimeOffset, Task> take, CancellationToken cancel)
    {
        var slice = FirstSlice;
        var from = wanted.From;
        while (from < wanted.To)
        {
            var to = from + slice < wanted.To ? from + slice : wanted.To;
            if (await SliceAsync(client, wanted with { From = from, To = to }, slice <= SmallestSlice, cancel) is { } entries)
            {
                await take(entries, to);
                from = to;
                slice = entries.Count < FewEntries && slice < LargestSlice ? slice * 2 : slice;
            }
            else
            {
                // Whole seconds: the source counts no finer.
                slice = TimeSpan.FromSeconds(Math.Max(1, Math.Floor(slice.TotalSeconds / 2)));
            }
        }
    }

    /// <summary>Null when the slice is too large to be held.</summary>
    private async Task<List<ListedObject>?> SliceAsync(ClientConfig client, SourceList wanted, bool isSmallest, CancellationToken cancel)
    {
        var entries = new List<ListedObject>();
        for (var page = 1; ; page++)
        {
            switch (await lister.PageAsync(client, wanted, cancel))
            {
                case ListedPage.Page(var items, var hasMore):
                    entries.AddRange(items);
                    if (!hasMore || items.IsEmpty)
                    {
                        return entries;
                    }

                    wanted = wanted with { After = items[^1].Id };
                    break;
                case ListedPage.Later(var reason):
                    throw new RunStoppedException(TimeCodes.SourceNotListed.Id, $"{reason} What was listed so far is taken; the next run goes on there.");
                case ListedPage.Refused(var reason):
                    throw new RunStoppedException(TimeCodes.SourceNotListed.Id, reason);
            }

            if (page == MostPages && !isSmallest)
            {
                return null;
            }
        }
    }
}
