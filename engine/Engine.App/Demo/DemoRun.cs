using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Engine.Runtime.Storage;

namespace Engine.App.Demo;

/// <summary>Plays the history into a running engine, twice, and looks at what became of it.</summary>
/// <param name="auditor">Logged in to NetSuite.</param>
/// <param name="progress">Takes a line now and then.</param>
internal sealed class DemoRun(DemoHistory history, StageEngine engine, StripeSender stripe, HttpClient auditor, TextWriter progress)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(15);

    private static readonly string[] WriteCounts = ["creates", "updates"];

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly FoundBooks books = new(auditor);

    /// <param name="client">Whose events they are.</param>
    public async Task<DemoReport> PlayAsync(string client, CancellationToken cancel)
    {
        var before = (await books.ReadAsync(cancel)).Select(entry => entry.ExternalId).ToHashSet(StringComparer.Ordinal);
        TimeSpan? firstRecord = null;
        var statuses = new List<int>();
        foreach (var delivery in history.Deliveries)
        {
            if (delivery.AfterAPause)
            {
                await UntilQuietAsync(cancel);
            }

            statuses.Add(await stripe.SendAsync(delivery, cancel));
            if (firstRecord is null)
            {
                await UntilQuietAsync(cancel);
                firstRecord = clock.Elapsed;
            }
        }

        var isQuiet = await UntilQuietAsync(cancel);
        var rows = await RowsAsync(client, statuses);
        progress.WriteLine("Reading the books back from NetSuite.");
        var first = await BooksAsync(before, cancel);
        var second = await SecondRoundAsync(before, first, cancel);
        ImmutableArray<BookCheck> checks =
        [
            new("everything is worked on", "yes", isQuiet ? "yes" : "no"),
            .. Outcomes(rows),
            .. BookAudit.Compare(ExpectedBooks.From(history.Facts), first),
            .. second,
        ];
        return new DemoReport(rows, checks, firstRecord ?? clock.Elapsed, clock.Elapsed);
    }

    // Every event once more: nothing may be written, and nothing in the books may change.
    private async Task<ImmutableArray<BookCheck>> SecondRoundAsync(HashSet<string> before, ImmutableArray<BookEntry> first, CancellationToken cancel)
    {
        progress.WriteLine("Delivering every event once more.");
        var writes = await WritesAsync(cancel);
        foreach (var delivery in history.Deliveries)
        {
            await stripe.SendAsync(delivery, cancel);
        }

        await UntilQuietAsync(cancel);
        var second = await BooksAsync(before, cancel);
        var changed = first.Zip(second).Count(pair => $"{pair.First.ExternalId} {pair.First}" != $"{pair.Second.ExternalId} {pair.Second}");
        return
        [
            new("every event once more: writes to NetSuite", Number(writes), Number(await WritesAsync(cancel))),
            new("every event once more: records in the books", Number(first.Length), Number(second.Length)),
            new("every event once more: records that changed", "0", Number(changed)),
        ];
    }

    private async Task<ImmutableArray<BookEntry>> BooksAsync(HashSet<string> before, CancellationToken cancel) =>
        [.. (await books.ReadAsync(cancel)).Where(entry => !before.Contains(entry.ExternalId))];

    private Task<bool> UntilQuietAsync(CancellationToken cancel) => Quiet.UntilAsync(engine.IsBusyAsync, Patience, Glance, cancel);

    private async Task<ImmutableArray<DemoRow>> RowsAsync(string client, List<int> statuses)
    {
        var rows = ImmutableArray.CreateBuilder<DemoRow>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < statuses.Count; i++)
        {
            var delivery = history.Deliveries[i];
            rows.Add(statuses[i] >= 400 || !seen.Add(delivery.EventId)
                ? new DemoRow(i + 1, delivery, statuses[i], statuses[i] >= 400 ? DemoOutcome.Refused : DemoOutcome.Repeated, [], null)
                : Row(i + 1, delivery, statuses[i], (await engine.Inspection.EventAsync(client, delivery.EventId)).Single()));
        }

        return rows.ToImmutable();
    }

    private static DemoRow Row(int number, DemoDelivery delivery, int status, EventReport report)
    {
        var outcome = report.Summary.State switch
        {
            EventState.Completed => DemoOutcome.Booked,
            EventState.Ignored => DemoOutcome.Ignored,
            EventState.Raised => DemoOutcome.Raised,
            _ => DemoOutcome.Waiting,
        };
        return new DemoRow(number, delivery, status, outcome, report.Summary.Records, report.Summary.Reason);
    }

    private static IEnumerable<BookCheck> Outcomes(ImmutableArray<DemoRow> rows)
    {
        var asExpected = rows.Count(row => row.Outcome == row.Delivery.Expected);
        yield return new("deliveries that ended as they must", Number(rows.Length), Number(asExpected));
        foreach (var row in rows.Where(row => row.Outcome != row.Delivery.Expected))
        {
            yield return new($"delivery {row.Number}, {row.Delivery.EventType}", row.Delivery.Expected.ToString(), $"{row.Outcome} {row.Reason}");
        }
    }

    // Creates and updates that the sandbox carried out.
    private async Task<long> WritesAsync(CancellationToken cancel)
    {
        using var statistics = JsonDocument.Parse(await auditor.GetStringAsync(new Uri("/sandbox/statistics", UriKind.Relative), cancel));
        return WriteCounts.Sum(section => statistics.RootElement.GetProperty(section).EnumerateObject().Sum(count => count.Value.GetInt64()));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
