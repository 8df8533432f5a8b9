using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Sources;
using Engine.Core.Specs;
using Engine.Core.Specs.Books;
using Engine.Core.Values;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;
using Quiet = Engine.App.Demo.Quiet;

namespace Engine.App.Books;

/// <summary>
/// Plays a history as it would happen: each event is posted to the webhook of a running engine, signed, and worked on before the next one comes; the engine
/// writes to a sandbox account over HTTP, whose general ledger is looked at where the spec says so.
/// </summary>
internal sealed class HistoryPlayer(HistoryStage stage, HistoryClock clock, ClientConfig client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AWhile = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(3);

    private readonly LedgerReader ledger = new(stage.Auditor);
    private readonly List<SourceEvent> arrived = [];
    private readonly Dictionary<string, DateTimeOffset> heldSince = new(StringComparer.Ordinal);

    /// <param name="watch">Is told of every decision.</param>
    public static async Task<PlayedHistory> PlayAsync(BookSpec spec, ClientConfig client, IDecisionWatch watch, CancellationToken cancel)
    {
        if (client.Stripe is null || client.NetSuite is null)
        {
            return new([Trouble(spec, $"Client {client.Name} has no connection to Stripe or none to NetSuite; a history needs both.")], null);
        }

        var clock = new HistoryClock(spec.Acts.OfType<BookAct.Arrives>().Select(act => act.Event.OccurredAt).FirstOrDefault(DateTimeOffset.UnixEpoch));
        await using var stage = await HistoryStage.StartAsync(client, watch, clock, cancel);
        return await new HistoryPlayer(stage, clock, client).PlayAsync(spec, cancel);
    }

    private async Task<PlayedHistory> PlayAsync(BookSpec spec, CancellationToken cancel)
    {
        var differences = ImmutableArray.CreateBuilder<SpecDifference>();
        FoundBooks? books = null;
        foreach (var held in spec.Objects)
        {
            stage.Hold(held);
        }

        foreach (var seed in spec.Seeds)
        {
            if (await stage.SeedAsync(ValueJson.Text(seed), cancel) is { } refused)
            {
                return new([Trouble(spec, $"`given` is not taken: {refused}")], null);
            }
        }

        foreach (var act in spec.Acts)
        {
            var trouble = act switch
            {
                BookAct.Arrives(var delivery, var content) => await ArriveAsync(delivery, content, cancel),
                BookAct.Entered(var seed) => await stage.SeedAsync(ValueJson.Text(seed), cancel),
                _ => null,
            };
            if (trouble is not null)
            {
                return new([.. differences, Trouble(spec, trouble)], books);
            }

            if (act is BookAct.Looked look)
            {
                books = await ledger.ReadAsync(await EndingsAsync(), cancel);
                differences.AddRange(BookComparison.Compare(look, books));
            }
        }

        return new(differences.ToImmutable(), books);
    }

    private async Task<string?> ArriveAsync(SourceEvent delivery, Value content, CancellationToken cancel)
    {
        clock.Reach(delivery.OccurredAt);
        arrived.Add(delivery);
        Hold(delivery, content);
        var status = await SendAsync(delivery, cancel);
        return status >= 300 ? $"{delivery.Type} {delivery.Id} was not taken: the webhook answered {status}."
            : await IsQuietAsync(cancel) && await IsQuietAfterAWhileAsync(cancel) ? null
            : $"{delivery.Type} {delivery.Id} is still in work after {Patience.TotalSeconds:0} s: {await BusyAsync(delivery)}";
    }

    private async Task<int> SendAsync(SourceEvent delivery, CancellationToken cancel)
    {
        var body = ValueJson.Bytes(delivery.Payload);
        if (delivery.Source == StripeSource.Name)
        {
            return await stage.SendAsync(body, cancel);
        }

        await stage.Engine.TakeAsync(client, delivery, body);
        return 200;
    }

    // An event that comes late tells what the source held before.
    private void Hold(SourceEvent delivery, Value content)
    {
        var id = content.Member("id").ToString();
        if (delivery.Source == StripeSource.Name && heldSince.GetValueOrDefault(id) <= delivery.OccurredAt)
        {
            heldSince[id] = delivery.OccurredAt;
            stage.Hold(content);
        }
    }

    private Task<bool> IsQuietAsync(CancellationToken cancel) => Quiet.UntilAsync(IsBusyAsync, Patience, Glance, cancel);

    // What waits may be asked for at the source, or be looked for again, once some time has passed; that may bring what waits again.
    private async Task<bool> IsQuietAfterAWhileAsync(CancellationToken cancel)
    {
        for (var before = ""; await StandingAsync() is var now && now != before; before = now)
        {
            if ((await stage.Engine.Inspection.StatusAsync()).Events[EventState.Waiting] == 0)
            {
                return true;
            }

            clock.Pass(AWhile);
            if (!await IsQuietAsync(cancel))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<string> StandingAsync() => string.Join(' ', (await stage.Engine.Inspection.StatusAsync()).Events.Values);

    // An event whose time has come is taken up by the next sweep. What is due is asked first: what the sweep takes up in between is then counted as in work.
    private async Task<bool> IsBusyAsync()
    {
        var waiting = await stage.Engine.Inspection.EventsAsync(new EventFilter(State: EventState.Waiting));
        return await stage.Engine.IsBusyAsync() || waiting.Any(one => one.NextAt <= clock.GetUtcNow());
    }

    private async Task<string> BusyAsync(SourceEvent delivery) =>
        (await stage.Engine.Inspection.EventAsync(client.Name, delivery.Id)).FirstOrDefault()?.Summary is { } summary ? $"{summary.State}, {summary.Reason}" : "not found";

    private async Task<ImmutableArray<EndedEvent>> EndingsAsync()
    {
        var endings = ImmutableArray.CreateBuilder<EndedEvent>();
        foreach (var delivery in arrived.DistinctBy(delivery => delivery.Id))
        {
            var report = (await stage.Engine.Inspection.EventAsync(client.Name, delivery.Id)).Single();
            endings.Add(new EndedEvent(delivery.Type, delivery.Id, Ending(report.Summary.State), Reasons(report)));
        }

        return endings.ToImmutable();
    }

    private static string? Ending(EventState state) => state switch
    {
        EventState.Completed => null,
        EventState.Ignored => "ignored",
        EventState.Raised => "raised",
        _ => "waiting",
    };

    private static ImmutableArray<string> Reasons(EventReport report) => report.Summary.State switch
    {
        EventState.Raised when !report.Problems.IsEmpty => [.. report.Problems.Select(problem => $"{problem.Code} {problem.Message}")],
        EventState.Waiting when !report.WaitsFor.IsEmpty => report.WaitsFor,
        _ => [report.Summary.Reason ?? ""],
    };

    private static SpecDifference Trouble(BookSpec spec, string message) => new(SpecCodes.HistoryNotPlayed, spec.Span, message);
}
