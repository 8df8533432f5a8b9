using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Configuration;
using Engine.Core.Matching;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.CashApplication;

/// <summary>
/// What is open in each client's account, kept locally: read whole once, then what changed since; held against NetSuite's own totals, and read whole again when those
/// differ. A million open invoices take about 250 MB of memory, and a thousand requests to read.
/// </summary>
internal sealed class OpenItemMirror(IOpenItems items, TimeProvider clock, ILogger<OpenItemMirror> logger)
{
    /// <summary>What changed is asked for again by the first pass after so long.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>NetSuite's totals are asked for again after so long.</summary>
    private static readonly TimeSpan Verified = TimeSpan.FromMinutes(5);

    /// <summary>The account's currencies are asked for again after so long.</summary>
    private static readonly TimeSpan Currencies = TimeSpan.FromHours(1);

    /// <summary>Everything is read again after so long.</summary>
    private static readonly TimeSpan Whole = TimeSpan.FromDays(7);

    /// <summary>Settled ones are kept so long, since second payments name them.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(90);

    /// <summary>What was being saved while it was read is read again; more than an hour, since the account's clock goes back by one in autumn.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(65);

    private readonly ConcurrentDictionary<string, OpenBook> books = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> verified = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (INetSuite Of, DateTimeOffset At, OpenItemReader Reader)> readers = new(StringComparer.Ordinal);

    /// <summary>The book of a client, read anew where it is too old.</summary>
    /// <exception cref="RunStoppedException">NetSuite gave no answer.</exception>
    public async Task<(OpenBook Book, DateTimeOffset SeenAt)> BookAsync(ClientConfig client, INetSuite netSuite, CancellationToken cancel)
    {
        var state = await items.StateAsync(client.Name);
        if (state is null || clock.GetUtcNow() - state.ReadAt >= Fresh)
        {
            await ReadAsync(client, netSuite, cancel);
            state = (await items.StateAsync(client.Name))!;
        }

        return (books.TryGetValue(client.Name, out var held) ? held : books[client.Name] = await BuildAsync(client.Name), state.ReadAt);
    }

    /// <summary>Reads what changed; everything where it is time for that. Totals are asked for when they were not for a while.</summary>
    /// <exception cref="RunStoppedException">NetSuite gave no answer.</exception>
    public async Task ReadAsync(ClientConfig client, INetSuite netSuite, CancellationToken cancel)
    {
        if (!verified.TryGetValue(client.Name, out var last) || clock.GetUtcNow() - last >= Verified)
        {
            await RefreshAsync(client, netSuite, null, cancel);
            return;
        }

        await ReadAsync(client, await ReaderAsync(client, netSuite, cancel), await items.StateAsync(client.Name), isWhole: false, null, cancel);
    }

    /// <summary>Reads what changed, or everything where it is time for that or the totals differ.</summary>
    /// <param name="tally">Is told what was done; null where nobody asks.</param>
    /// <exception cref="RunStoppedException">NetSuite gave no answer.</exception>
    public async Task RefreshAsync(ClientConfig client, INetSuite netSuite, RunTally? tally, CancellationToken cancel)
    {
        var reader = await ReaderAsync(client, netSuite, cancel);
        var state = await items.StateAsync(client.Name);
        var isWhole = state is null || clock.GetUtcNow() - state.WholeAt >= Whole;
        await ReadAsync(client, reader, state, isWhole, tally, cancel);
        verified[client.Name] = clock.GetUtcNow();
        if (await DifferenceAsync(client, reader, cancel) is not { } difference)
        {
            return;
        }

        logger.LogWarning("{Client}: the mirror of open items differs from NetSuite's totals: {Difference}; everything is read anew.", client.Name, difference);
        tally?.Fail(client.Name, CashCodes.TotalsDiffer.Id, $"{difference} Everything was read anew.");
        await ReadAsync(client, reader, await items.StateAsync(client.Name), isWhole: true, tally, cancel);
    }

    /// <summary>Looks at documents once more.</summary>
    /// <returns>Whether what is open on any of them is not what was thought.</returns>
    /// <exception cref="RunStoppedException">NetSuite gave no answer.</exception>
    public async Task<bool> LookAgainAsync(ClientConfig client, INetSuite netSuite, OpenBook book, IReadOnlyCollection<OpenInvoice> documents, CancellationToken cancel)
    {
        var ids = documents.Where(document => document.InternalId is not null)
            .DistinctBy(document => document.InternalId).ToDictionary(document => long.Parse(document.InternalId!, CultureInfo.InvariantCulture), document => document.Id);
        if (ids.Count == 0)
        {
            return false;
        }

        var found = await (await ReaderAsync(client, netSuite, cancel)).ByIdsAsync(ids.Keys, cancel);
        var state = (await items.StateAsync(client.Name))!;
        await items.KeepAsync(client.Name, found, state.Generation, clock.GetUtcNow());
        ImmutableArray<long> gone = [.. ids.Keys.Except(found.Select(item => item.InternalId))];
        await items.CloseAsync(client.Name, gone, clock.GetUtcNow());
        var differs = false;
        foreach (var (id, open) in found.Select(item => (ids[item.InternalId], item.Content.AmountRemaining)).Concat(gone.Select(id => (ids[id], 0m))))
        {
            differs |= book.RemainingOf(id) != open;
            book.Remaining[id] = open;
        }

        return differs;
    }

    // A reload may lead to another account, and an account may get another currency.
    private async Task<OpenItemReader> ReaderAsync(ClientConfig client, INetSuite netSuite, CancellationToken cancel)
    {
        if (readers.TryGetValue(client.Name, out var known) && ReferenceEquals(known.Of, netSuite) && clock.GetUtcNow() - known.At < Currencies)
        {
            return known.Reader;
        }

        var reader = await OpenItemReader.ForAsync(netSuite, cancel);
        readers[client.Name] = (netSuite, clock.GetUtcNow(), reader);
        return reader;
    }

    private async Task ReadAsync(ClientConfig client, OpenItemReader reader, OpenItemsState? state, bool isWhole, RunTally? tally, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var generation = (state?.Generation ?? 0) + (isWhole ? 1 : 0);
        var newest = state?.Watermark;
        var since = newest is { } text ? Back(text, isWhole ? Settled : Overlap) : Written(at - Settled);
        var isOther = isWhole;
        await reader.ReadAsync(
            (after, hasSubsidiaries) => isWhole ? OpenItemQueries.Whole(since, after, hasSubsidiaries) : OpenItemQueries.Since(since, after, hasSubsidiaries),
            async (page, modified) =>
            {
                var changes = await items.KeepAsync(client.Name, page, generation, at);
                isOther |= changes.Contains(true);
                Note(client.Name, page, isOther);
                newest = StringComparer.Ordinal.Compare(modified, newest) > 0 ? modified : newest;
                tally?.Count("read", page.Length);
            },
            cancel);
        if (await items.UnknownCustomersAsync(client.Name) is { IsEmpty: false } unknown)
        {
            await items.KeepAsync(client.Name, await reader.CustomersAsync(unknown, cancel));
            isOther = true;
        }

        await items.FinishAsync(client.Name, new OpenItemsState(generation, isWhole ? at : state!.WholeAt, at, newest), isWhole, at);
        if (isOther)
        {
            books.TryRemove(client.Name, out _);
        }
    }

    // A book in which nothing but amounts changed is kept: making one of a million rows takes seconds.
    private void Note(string client, ImmutableArray<MirroredItem> page, bool isOther)
    {
        if (isOther || !books.TryGetValue(client, out var book))
        {
            return;
        }

        foreach (var item in page)
        {
            book.Remaining[item.IdOf(book.Taken)] = item.Content.AmountRemaining;
        }
    }

    private async Task<OpenBook> BuildAsync(string client)
    {
        var taken = await items.TakenNumbersAsync(client);
        var builder = new OpenInvoicesBuilder();
        foreach (var customer in await items.CustomersAsync(client))
        {
            builder.Add(customer);
        }

        await items.ReadAsync(client, null, item =>
        {
            if (!builder.TryAdd(item.Named(taken)))
            {
                logger.LogWarning("{Client}: document {Id} is left out: its amount is too large, or has more than four digits after the point.", client, item.InternalId);
            }
        });
        return new OpenBook(new MatchIndexes(builder.Build()), taken);
    }

    private async Task<string?> DifferenceAsync(ClientConfig client, OpenItemReader reader, CancellationToken cancel)
    {
        var (ours, theirs) = (await items.TotalsAsync(client.Name), await reader.TotalsAsync(cancel));
        return ours.SequenceEqual(theirs) ? null : $"{Shown(ours)} here, {Shown(theirs)} in NetSuite.";
    }

    private static string Shown(ImmutableArray<OpenTotal> totals) => totals.IsEmpty
        ? "Nothing is open"
        : string.Join(", ", totals.Select(total => string.Create(CultureInfo.InvariantCulture, $"{total.Items} documents over {total.Charged - total.Credited:0.00##} {total.Currency}")));

    private static string Back(string watermark, TimeSpan by) =>
        Written(DateTimeOffset.ParseExact(watermark, OpenItemQueries.ModifiedFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) - by);

    private static string Written(DateTimeOffset at) => at.ToString(OpenItemQueries.ModifiedFormat, CultureInfo.InvariantCulture);
}
