using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Matching;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>
/// How people tune match sets, the same for the command line, the HTTP API and the console. A change is tried on the payments of the past before
/// it is written; one that would have applied money otherwise than people did is refused. Every change is kept with author and reason.
/// </summary>
public sealed class TuningDesk : IDisposable
{
    /// <summary>What the names of changes begin with.</summary>
    public const char Letter = 'M';

    /// <summary>How far back payments are tried unless somebody says otherwise.</summary>
    private static readonly TimeSpan lookBack = TimeSpan.FromDays(90);

    private const int MostMovesKept = 100;
    private const int MostNamed = 10;

    private static readonly TimeSpan reloadPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan reloadLook = TimeSpan.FromMilliseconds(50);

    // One change after the other: each is tried on the rules that the one before it left.
    private readonly SemaphoreSlim turn = new(1);
    private readonly IMatchChanges changes;
    private readonly IMatchPast past;
    private readonly ISnapshotSource snapshots;
    private readonly string? root;
    private readonly TimeProvider clock;

    /// <param name="project">The folder whose rule files may be edited.</param>
    public TuningDesk(IMatchChanges changes, IMatchPast past, ISnapshotSource snapshots, ProjectRoot project, TimeProvider clock) =>
        (this.changes, this.past, this.snapshots, root, this.clock) = (changes, past, snapshots, project.Folder, clock);

    public void Dispose() => turn.Dispose();

    /// <summary>What a change would have come to for payments of the past. The refusal is null exactly when there is a trial.</summary>
    /// <param name="written">Such as <c>windowDays=7</c>.</param>
    /// <param name="sweep">Such as <c>windowDays=1..60</c>; null for none.</param>
    /// <param name="from">Only payments decided then or later; null for those of the last 90 days.</param>
    /// <param name="to">Only those decided before; null for all.</param>
    public async Task<(MatchTrial? Trial, TuningAnswer.Refused? Refusal)> TryAsync(
        string client, string? rules, ImmutableArray<string> written, string? sweep, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancel)
    {
        var (wish, refusal) = Read(client, rules, written, sweep);
        if (wish is null)
        {
            return (null, refusal);
        }

        return (await InTurnAsync(() => TryAsync(wish, from, to, cancel), cancel), null);
    }

    /// <summary>Writes a change, or keeps it as a proposal where the client wants a second person's approval.</summary>
    public Task<TuningAnswer> ChangeAsync(TuningOrder order, CancellationToken cancel) => InTurnAsync(() => ChangeInTurnAsync(order, cancel), cancel);

    /// <summary>Writes a proposal of somebody else, after it was tried again on all payments up to now.</summary>
    public Task<TuningAnswer> ApproveAsync(long number, string who, string why, CancellationToken cancel) => InTurnAsync(() => ApproveInTurnAsync(number, who, why, cancel), cancel);

    /// <summary>Takes a proposal back, or turns it down.</summary>
    public Task<TuningAnswer> WithdrawAsync(long number, string who, string why, CancellationToken cancel) => InTurnAsync(() => WithdrawInTurnAsync(number, who, why), cancel);

    /// <summary>How changes are named to people.</summary>
    public static string Name(long number) => LetteredNumber.Name(Letter, number);

    private async Task<T> InTurnAsync<T>(Func<Task<T>> act, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await act();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<TuningAnswer> ChangeInTurnAsync(TuningOrder order, CancellationToken cancel)
    {
        var (wish, refusal) = Read(order.Client, order.Rules, order.Changes, null);
        if (wish?.Draft is not { } draft)
        {
            return refusal!;
        }

        if (draft.ChangesNothing)
        {
            return Refuse(TuningCodes.CannotChange, $"{wish.Rules.Name} says so already: {Told(wish)}.");
        }

        if (!order.MayApprove && !wish.Client.MatchNeedsApproval)
        {
            return Refuse(TuningCodes.SecondPerson, $"{wish.Client.Name} does not ask for a second person's approval, so its match sets are changed by somebody with the role approver.");
        }

        var trial = await TryAsync(wish, null, null, cancel);
        if (Misapplies(trial) is { } wrong)
        {
            return wrong;
        }

        if (order.IsDryRun)
        {
            return new TuningAnswer.Done(null, $"{Sentence(wish)}{(wish.Client.MatchNeedsApproval ? " A second person would have to approve it." : "")}", trial);
        }

        var number = await changes.ProposeAsync(new NewMatchChange(
            wish.Client.Name, wish.Rules.Name, wish.File.Path, [.. wish.Changes.Select(change => change.ToString())], [.. draft.Edits.Select(edit => edit.Was)], wish.Client.Revision, Json(trial), order.Who, order.Why, clock.GetUtcNow()));
        return wish.Client.MatchNeedsApproval
            ? new TuningAnswer.Done(await changes.FindAsync(number), $"{Sentence(wish)} It waits until somebody else approves it.", trial)
            : await WriteAsync(number, wish, trial, order.Who, order.Why, cancel);
    }

    private async Task<TuningAnswer> ApproveInTurnAsync(long number, string who, string why, CancellationToken cancel)
    {
        var (proposal, refusal) = await ProposalAsync(number);
        if (proposal is null)
        {
            return refusal!;
        }

        if (proposal.Wanted.Who == who)
        {
            return Refuse(TuningCodes.SecondPerson, $"{Name(number)} was proposed by {who}; somebody else approves it.");
        }

        var (wish, unreadable) = Read(proposal.Wanted.Client, proposal.Wanted.Rules, proposal.Wanted.Changes, null);
        if (wish?.Draft is not { } draft)
        {
            return unreadable!;
        }

        if (draft.ChangesNothing)
        {
            await changes.SettleAsync(number, MatchChangeState.Applied, who, why, clock.GetUtcNow(), wish.Client.Revision);
            return new TuningAnswer.Done(await changes.FindAsync(number), $"{wish.File.Path} says so already: {Told(wish)}.", null);
        }

        if (!draft.Edits.Select(edit => edit.Was).SequenceEqual(proposal.Wanted.Was))
        {
            return Refuse(TuningCodes.FileMoved, $"{Name(number)} was to change {string.Join(", ", proposal.Wanted.Was)}, and now {string.Join(", ", draft.Edits.Select(edit => edit.Was))} stands there. Withdraw it and propose it anew.");
        }

        var trial = await TryAsync(wish, null, null, cancel);
        return Misapplies(trial) ?? await WriteAsync(number, wish, trial, who, why, cancel);
    }

    private async Task<TuningAnswer> WithdrawInTurnAsync(long number, string who, string why)
    {
        var (proposal, refusal) = await ProposalAsync(number);
        return proposal is null ? refusal!
            : await changes.SettleAsync(number, MatchChangeState.Withdrawn, who, why, clock.GetUtcNow(), null) ? new TuningAnswer.Done(await changes.FindAsync(number), $"{Name(number)} is withdrawn; nothing was written.", null)
            : Refuse(TuningCodes.NotProposed, $"{Name(number)} was settled by somebody else at this moment.");
    }

    private async Task<TuningAnswer> WriteAsync(long number, MatchWish wish, MatchTrial trial, string who, string why, CancellationToken cancel)
    {
        if (!wish.File.TryWrite(wish.Draft!))
        {
            return Refuse(TuningCodes.FileMoved, $"{wish.File.Path} was changed by somebody else at this moment; nothing was written. {Name(number)} is still proposed.");
        }

        var revision = await InForceAsync(wish, cancel);
        await changes.SettleAsync(number, MatchChangeState.Applied, who, why, clock.GetUtcNow(), revision);
        var kept = await changes.FindAsync(number);
        return revision is null
            ? Refuse(TuningCodes.FileMoved, $"{Name(number)} stands in {wish.File.Path}, and the configuration with it is not in force.")
            : new TuningAnswer.Done(kept, $"{Sentence(wish)} In force as {revision[..12]}.", trial);
    }

    // Files are watched in real time, whatever time the engine works in.
    private async Task<string?> InForceAsync(MatchWish wish, CancellationToken cancel)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < reloadPatience)
        {
            if (snapshots.Current.Clients.GetValueOrDefault(wish.Client.Name)?.Revision is { } revision && revision != wish.Client.Revision)
            {
                return revision;
            }

            await Task.Delay(reloadLook, TimeProvider.System, cancel);
        }

        return null;
    }

    private async Task<MatchTrial> TryAsync(MatchWish wish, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancel)
    {
        var run = wish.Begin();
        return wish.End(run, await past.TryAsync(run, wish.Client, wish.Rules.Name, from ?? clock.GetUtcNow() - lookBack, to, cancel));
    }

    private async Task<(MatchChangeReport? Proposal, TuningAnswer? Refusal)> ProposalAsync(long number) => await changes.FindAsync(number) switch
    {
        null => (null, Refuse(TuningCodes.NotProposed, $"There is no change {Name(number)}.")),
        { State: MatchChangeState.Proposed } found => (found, null),
        var found => (null, Refuse(TuningCodes.NotProposed, $"{Name(number)} was {found.State.ToString().ToLowerInvariant()} by {found.SettledBy}.")),
    };

    private (MatchWish? Wish, TuningAnswer.Refused? Refusal) Read(string name, string? rules, ImmutableArray<string> written, string? sweep)
    {
        if (snapshots.Current.Clients.GetValueOrDefault(name) is not { } client)
        {
            return (null, Refuse(TuningCodes.NoMatchSet, $"There is no client \"{name}\".{Suggestion.DidYouMean(name, snapshots.Current.Clients.Keys)}"));
        }

        if (Find(client, rules) is not { } set)
        {
            return (null, Refuse(TuningCodes.NoMatchSet, client.MatchRules.Count == 0
                ? $"{name} has no rule set of Kind match."
                : $"{(rules is null ? "Which rule set?" : $"There is no match set \"{rules}\".")} {name} has {string.Join(", ", client.MatchRules.Keys.Order(StringComparer.Ordinal))}."));
        }

        if (root is null || snapshots.State.Refused is not null)
        {
            return (null, Refuse(TuningCodes.FileMoved, root is null ? "This service works by no folder whose files could be edited." : "The folder holds a configuration that is refused, so what its files say is not in force."));
        }

        var wish = MatchWish.Read(root, client, set, written, sweep, out var problem);
        return wish is null ? (null, Refuse(TuningCodes.CannotChange, problem!)) : (wish, null);
    }

    private static MatchRuleSet? Find(ClientConfig client, string? rules) =>
        rules is not null ? client.MatchRules.GetValueOrDefault(rules) : client.MatchRules.Count == 1 ? client.MatchRules.Values.First() : null;

    private static TuningAnswer.Refused? Misapplies(MatchTrial trial) => trial.WouldMisapply
        ? Refuse(TuningCodes.WouldMisapply, $"{string.Join(", ", trial.NewlyWrong.Take(MostNamed))}{(trial.NewlyWrong.Length > MostNamed ? $" and {trial.NewlyWrong.Length - MostNamed} more" : "")} would have been applied to other documents than people did.")
        : null;

    private static string Sentence(MatchWish wish) =>
        $"{wish.File.Path}{(wish.File.Pack is { } pack ? $" (made from {pack}, whose later versions no longer reach {wish.Client.Name})" : "")}: {Told(wish)}.";

    private static string Told(MatchWish wish) =>
        string.Join(", ", wish.Changes.Zip(wish.Draft!.Edits, (change, edit) => $"{(change.Tier is { } tier ? $"{tier}.{change.Member.ToLowerInvariant()}" : change.Member)} {edit.Was} -> {edit.Becomes}"));

    private static string Json(MatchTrial trial)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            MatchTrialJson.Write(writer, trial, MostMovesKept);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static TuningAnswer.Refused Refuse(DiagnosticCode code, string message) => new(code, message);
}
