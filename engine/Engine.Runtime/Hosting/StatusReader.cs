using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Hosting;

/// <summary>How each client stands: what came in, what there is to do and why it waits, what happens next, and when it will be done.</summary>
internal sealed class StatusReader(
    IStore store, LaneBoard board, FlowMeter meter, PausedWork paused, ISnapshotSource snapshots, INetSuiteAccounts accounts, TimeProvider clock)
{
    private const int ShortSpan = 5;

    /// <summary>When this process began to work; null when it only answers questions.</summary>
    public DateTimeOffset? WorkingSince => meter.StartedAt;

    /// <param name="only">The only client to look at; null for all.</param>
    public async Task<ImmutableArray<ClientStatus>> ReadAsync(string? only)
    {
        var open = (await store.Workload.OpenAsync()).ToLookup(work => work.Client, StringComparer.Ordinal);
        var raised = await store.Exceptions.CountAsync();
        var pauses = await store.Pauses.ListAsync();
        var earlier = meter.StartedAt is null ? await EarlierAsync() : meter;
        var names = snapshots.Current.Clients.Keys.Concat(open.Select(work => work.Key)).Concat(raised.Keys)
            .Where(name => only is null || name == only)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var oldest = names.Select(name => open[name].MinBy(work => work.Oldest)).OfType<OpenWork>().ToDictionary(work => work.Client, StringComparer.Ordinal);
        var ids = await store.Workload.EventIdsAsync([.. oldest.Values.Select(work => work.OldestId)]);
        return
        [
            .. names.Select(name => Status(
                name,
                [.. open[name]],
                raised.GetValueOrDefault(name),
                oldest.GetValueOrDefault(name) is { } first ? Oldest(first, ids) : null,
                [.. pauses.Where(pause => pause.Client is null || pause.Client == name)],
                earlier)),
        ];
    }

    // Beside a service that does not run, the figures are those it left.
    private async Task<FlowMeter> EarlierAsync()
    {
        var left = new FlowMeter(clock);
        left.Start(await store.Workload.TalliesAsync(FlowMeter.MinuteOf(clock.GetUtcNow()) - FlowMeter.Minutes));
        return left;
    }

    private ClientStatus Status(string name, ImmutableArray<OpenWork> open, int raised, OldestOpen? oldest, ImmutableArray<Pause> pauses, FlowMeter figures)
    {
        var account = snapshots.Current.Clients.TryGetValue(name, out var client) ? Account(client) : null;
        var isStopped = pauses.Any(pause => pause.Source is null);
        var toDo = Held(name, ToDo(open, account, isStopped));
        var (short5, hour) = (figures.Last(name, ShortSpan), figures.Last(name, FlowMeter.Minutes));
        var rate = new RateStatus(PerMinute(short5, ShortSpan), PerMinute(hour, FlowMeter.Minutes));
        return new ClientStatus(
            name,
            new IntakeStatus(hour.Accepted, hour.LastAt),
            toDo,
            raised,
            oldest,
            rate,
            Next(open, toDo, account, isStopped),
            new Prospects(toDo, figures.PerMinute(name, Prospects.Minutes), LastDue(open), account, isStopped, meter.StartedAt is not null).At(clock.GetUtcNow()),
            account,
            [.. pauses.Select(pause => new PauseShown(pause.Client, pause.Source, pause.Kind, pause.StopsIntake, pause.Who, pause.Why, pause.Since, paused.UnderWay(pause)))]);
    }

    private OldestOpen Oldest(OpenWork first, ImmutableDictionary<long, string> ids) =>
        new(ids.GetValueOrDefault(first.OldestId, ""), first.Oldest, (long)(clock.GetUtcNow() - first.Oldest).TotalSeconds);

    private static decimal PerMinute(Tally tally, int minutes) => decimal.Round((decimal)(tally.Done + tally.Raised) / minutes, 1);

    // What waits for nothing of its own waits for what holds all of the client's events.
    private static ImmutableSortedDictionary<string, int> ToDo(ImmutableArray<OpenWork> open, AccountStatus? account, bool isStopped) => open
        .GroupBy(work => work switch
        {
            { State: EventState.Processing } => "work",
            { Cause: (WaitCause.Record or WaitCause.Event or WaitCause.Doubt) and { } own } => Name(own),
            _ when isStopped => "pause",
            _ when account is { State: "parked", Cause: { } held } => Name(held),
            { Cause: { } cause } when account is not { State: "draining" } => Name(cause),
            _ => Name(WaitCause.Turn),
        })
        .ToImmutableSortedDictionary(group => group.Key, group => group.Sum(work => work.Count), StringComparer.Ordinal);

    // What the board keeps back, whatever the disk says that it waits for.
    private ImmutableSortedDictionary<string, int> Held(string client, ImmutableSortedDictionary<string, int> toDo)
    {
        toDo = Shift(toDo, board.HeldRepetitions(client), Name(WaitCause.Budget), [Name(WaitCause.Answer), Name(WaitCause.Limit), Name(WaitCause.Account)]);
        return Shift(toDo, board.Paused(client), "pause", [Name(WaitCause.Turn), Name(WaitCause.Answer), Name(WaitCause.Limit), Name(WaitCause.Account)]);
    }

    private static ImmutableSortedDictionary<string, int> Shift(ImmutableSortedDictionary<string, int> toDo, int count, string to, ImmutableArray<string> from)
    {
        foreach (var cause in from)
        {
            var moved = Math.Min(count, toDo.GetValueOrDefault(cause));
            count -= moved;
            toDo = moved == 0 ? toDo
                : toDo.GetValueOrDefault(cause) == moved ? toDo.Remove(cause).SetItem(to, toDo.GetValueOrDefault(to) + moved)
                : toDo.SetItem(cause, toDo[cause] - moved).SetItem(to, toDo.GetValueOrDefault(to) + moved);
        }

        return toDo;
    }

    private static DateTimeOffset? LastDue(ImmutableArray<OpenWork> open) => open.Where(work => work.State == EventState.Retry).Select(work => work.LastAt).Max();

    private NextAction? Next(ImmutableArray<OpenWork> open, ImmutableSortedDictionary<string, int> toDo, AccountStatus? account, bool isStopped)
    {
        var waiting = open.Where(work => work.State == EventState.Waiting).Select(work => work.NextAt).Min();
        var retrying = open.Where(work => work.State == EventState.Retry).Select(work => work.NextAt).Min();
        return toDo switch
        {
            { IsEmpty: true } => null,
            _ when meter.StartedAt is null => new NextAction("Nothing: no service runs on this data.", null),
            _ when isStopped => new NextAction("Nothing before somebody resumes it.", null),
            _ when account is { State: "parked" } => new NextAction("The account is tried again with one event.", account.TriedAgainAt),
            _ when toDo.GetValueOrDefault("work") + toDo.GetValueOrDefault(Name(WaitCause.Turn)) is > 0 and var ready => new NextAction($"{ready} are worked on, as slots allow.", null),
            _ when toDo.GetValueOrDefault(Name(WaitCause.Budget)) is > 0 and var held => new NextAction(
                $"{held} are tried again, {RetryBudget.PerSecond} a second and more as the account completes them.", null),
            _ when retrying is not null => new NextAction("The next one is tried again.", retrying),
            _ when waiting is not null => new NextAction("The next record that is waited for is looked for again.", waiting),
            _ => new NextAction("Nothing before a raised event is resolved.", null),
        };
    }

    private AccountStatus? Account(ClientConfig client)
    {
        if (client.NetSuite is not { } connection)
        {
            return null;
        }

        var report = accounts.Reports.FirstOrDefault(known => known.Account == connection.Account);
        var trouble = meter.StartedAt is null ? null : accounts.Of(client)?.Trouble;
        var state = trouble is not null ? "parked"
            : board.DrainRate(client.Name) is not null ? "draining"
            : report is null ? "unasked" : "open";
        return new AccountStatus(
            connection.Account,
            state,
            trouble?.Cause,
            trouble?.Reason,
            trouble?.Since,
            trouble?.Until,
            board.DrainRate(client.Name) ?? AccountGates.RateOf(connection),
            report?.Governor.InUse ?? 0,
            report?.Governor.Target ?? 0,
            report?.Governor.Quarantined ?? 0);
    }

    private static string Name(WaitCause cause) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(cause.ToString());
}
