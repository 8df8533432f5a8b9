using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Scheduling;

/// <summary>Counts and sums what a client's start date leaves out, by event and currency, for an opening entry.</summary>
public sealed class StartDateReport(IStore store)
{
    private const int PageSize = 500;

    /// <summary>Null when the client has no start date.</summary>
    public async Task<RunProgress?> OfAsync(ClientConfig client)
    {
        if (client.Start is not { } start)
        {
            return null;
        }

        var tally = new RunTally(0);
        var filter = new StoredEventFilter(client.Name) { State = EventState.Ignored, OccurredTo = start.Date.AtStartOfDayInZone(client.Zone).ToDateTimeOffset() };
        var unlimited = client with { Start = null };
        for (var after = 0L; await store.Inspection.History.EventsAsync(filter, after, PageSize) is { IsEmpty: false } page; after = page[^1].Number)
        {
            foreach (var stored in page)
            {
                // What a rule ignores anyway is not of the start date.
                if (EventSources.Read(stored.Source, stored.Body) is EventReading.Read(var source) && new EventPlanner(source, unlimited).Mapping is not null)
                {
                    Count(source, tally);
                }
            }
        }

        return tally.Progress;
    }

    private static void Count(SourceEvent source, RunTally tally)
    {
        var money = EventMoney.Of(source);
        var what = money is null ? source.Type : $"{source.Type} {money.Currency}";
        tally.Count(what);
        if (money is not null)
        {
            tally.Sum(what, money.Amount);
        }
    }
}
