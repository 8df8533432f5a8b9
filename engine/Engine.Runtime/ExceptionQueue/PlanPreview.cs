using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Periods;
using Engine.Core.Planning;
using Engine.Core.Sources;
using Engine.Runtime.CashApplication;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scripts;
using Engine.Runtime.Sources;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.ExceptionQueue;

/// <summary>Decides an event as the worker would at this moment, and writes nothing: not to NetSuite, not to the journal.</summary>
internal sealed class PlanPreview(
    IRecords records, ISnapshotSource snapshots, INetSuiteAccounts accounts, ScriptRunner scripts, ISourceReader sources, PeriodMirror periods, MatchDesk desk, AdviceDesk advices, IMatches matches, LagClock lag, TimeProvider clock)
{
    /// <summary>The plan, or why there is none.</summary>
    /// <param name="body">The payload to decide on.</param>
    /// <param name="under">The configuration; null for the one in force.</param>
    /// <param name="release">A person has it booked although its period is closed; null when nobody does.</param>
    public async Task<(Plan? Plan, string? Trouble)> OfAsync(EventReport report, ReadOnlyMemory<byte> body, ClientConfig? under, CancellationToken cancel, PeriodRelease? release = null)
    {
        var summary = report.Summary;
        return await OfAsync(summary.Number, summary.Client, summary.Source, summary.Id, summary.ReceivedAt, body, cancel, under, release);
    }

    /// <inheritdoc cref="OfAsync(EventReport, ReadOnlyMemory{byte}, ClientConfig, CancellationToken, PeriodRelease)"/>
    public async Task<(Plan? Plan, string? Trouble)> OfAsync(
        long number,
        string clientName,
        string sourceName,
        string id,
        DateTimeOffset receivedAt,
        ReadOnlyMemory<byte> body,
        CancellationToken cancel,
        ClientConfig? under = null,
        PeriodRelease? release = null)
    {
        if (!snapshots.Current.Clients.TryGetValue(clientName, out var client))
        {
            return (null, $"The configuration has no client {clientName} at present.");
        }

        if (EventSources.Read(sourceName, body) is not EventReading.Read(var source))
        {
            return (null, "The payload cannot be read.");
        }

        var stored = new JournaledEvent(number, clientName, sourceName, id, body, receivedAt, 1, 0, null, null, []) { Release = release };
        var open = new OpenEvent(number, clientName, "", source.Stamp, null, HasStarted: false) { Source = sourceName };
        var log = new NoLog();
        var decider = new Decider(records, new LookUps(log, records, lag, clock), new EventAnswers(scripts, sources, new TrialMatching(desk), matches, log, clock), periods, new NoDecisionWatch());
        switch (await advices.AskAsync(number, source, under ?? client, receivedAt, keeps: false))
        {
            case AdviceAnswer.Unsure(var message):
                return (null, message);
            case AdviceAnswer.Decide(var advised):
                source = advised;
                break;
        }

        var (plan, _) = await decider.DecideAsync(new EventWork(open, stored, source, under ?? client, accounts.Of(client), CancellationToken.None), cancel);
        return plan is null ? (null, $"Client {client.Name} has no connection to NetSuite.") : (plan, null);
    }

    private sealed class NoLog : ILookUpLog
    {
        public Task RecordLookUpsAsync(long id, ImmutableArray<HttpExchange> exchanges, DateTimeOffset at) => Task.CompletedTask;
    }
}
