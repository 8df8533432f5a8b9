using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Hosting;
using Engine.Runtime.Storage;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>
/// Payers' names that people took for a customer: learned from the payments that they decided, and written into the client's crosswalk payer-aliases
/// only when somebody confirms them. Nothing is applied by a name before.
/// </summary>
public sealed class AliasDesk(IMatches matches, IOpenItems items, IAudit audit, ISnapshotSource snapshots, ProjectRoot project, TimeProvider clock)
{
    private const string Table = "payer-aliases";
    private const string Confirmations = "confirmations";

    private static readonly string[] columns = ["key", "internalId", "name", Confirmations, "active", "note"];

    /// <summary>What is listed and what was learned, in order of name. Null when there is no such client.</summary>
    public async Task<ImmutableArray<PayerAlias>?> ListAsync(string client)
    {
        if (snapshots.Current.Clients.GetValueOrDefault(client) is not { } config)
        {
            return null;
        }

        var learned = await LearnAsync(client);
        var rows = config.Crosswalks.GetValueOrDefault(Table)?.Rows.Values ?? [];
        return
        [
            .. rows.Select(row => Listed(row, learned))
                .Concat(learned.Where(alias => rows.All(row => row.Key != alias.Key || row.InternalId != alias.Customer)).Select(Proposed))
                .OrderBy(alias => alias.Key, StringComparer.Ordinal).ThenBy(alias => alias.Customer, StringComparer.Ordinal),
        ];
    }

    /// <summary>Writes what was learned of a name into the client's crosswalk, with the number of payments that speak for it.</summary>
    /// <param name="payer">The name, in any spelling.</param>
    public async Task<TuningAnswer> ConfirmAsync(string client, string payer, string who, string why)
    {
        if (Key(client, payer) is not (var key, null))
        {
            return Key(client, payer).Refusal!;
        }

        var learned = (await LearnAsync(client)).Where(alias => alias.Key == key).ToList();
        if (learned is not [var alias])
        {
            return Refuse(learned.Count == 0
                ? $"Nobody decided a payment of \"{key}\", so there is nothing to confirm. `engine match aliases list` shows what was learned."
                : $"People took \"{key}\" for {string.Join(" and ", learned.Select(one => $"{one.CustomerName ?? "customer"} ({one.Customer})"))}: it tells nobody who paid.");
        }

        var row = snapshots.Current.Clients[client].Crosswalks.GetValueOrDefault(Table)?.Rows.GetValueOrDefault(key);
        if (row is { } known && (known.InternalId != alias.Customer || !known.IsActive || CountOf(known) >= alias.Confirmed))
        {
            return Refuse(known.InternalId != alias.Customer ? $"{known.Span} says that \"{key}\" is {known.InternalId}. Change the row if that is wrong."
                : !known.IsActive ? $"{known.Span} is marked as not to be used. Change the row if that is wrong."
                : $"{known.Span} says so already, with {CountOf(known)} confirmations.");
        }

        return await WriteAsync(client, key, "alias.confirmed", who, why, $"{key} is {alias.CustomerName ?? "customer"} ({alias.Customer}), confirmed by {alias.Confirmed} {(alias.Confirmed == 1 ? "payment" : "payments")}", file =>
        {
            var count = alias.Confirmed.ToString(CultureInfo.InvariantCulture);
            return file.Keys()?.Contains(key) == true
                ? file.TrySet(key, (Confirmations, count))
                : file.TryAppend(file.Row(key, alias.Customer, alias.CustomerName, (Confirmations, count)));
        });
    }

    /// <summary>Marks a name in the client's crosswalk as not to be used.</summary>
    public async Task<TuningAnswer> WithdrawAsync(string client, string payer, string who, string why) => Key(client, payer) switch
    {
        (var key, null) => await WriteAsync(client, key, "alias.withdrawn", who, why, $"{key} is not used any more", file => file.TrySet(key, ("active", "false"))),
        var (_, refusal) => refusal,
    };

    private async Task<TuningAnswer> WriteAsync(string client, string key, string kind, string who, string why, string says, Func<CrosswalkFile, bool> write)
    {
        var name = $"mappings/{client}/crosswalks/{Table}.csv";
        var path = Path.Combine(project.Folder!, name);
        if (!File.Exists(path))
        {
            CrosswalkFile.TryMake(path, columns);
        }

        if (!write(CrosswalkFile.Read(path)))
        {
            return new TuningAnswer.Refused(TuningCodes.FileMoved, $"{name} has no such row or column, or was changed by somebody else at this moment; nothing was written.");
        }

        // A payer may be a person: the journal keeps the name's hash.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        await audit.StateAsync(new AuditStatement(clock.GetUtcNow(), kind, who, client, Table, why, JsonSerializer.Serialize(new { keyHash = hash })));
        return new TuningAnswer.Done(null, $"{name}: {says}.", null);
    }

    private async Task<ImmutableArray<LearnedAlias>> LearnAsync(string client)
    {
        var journal = (await matches.ReadAsync(client, DateTimeOffset.MinValue, DateTimeOffset.MaxValue)).Where(one => one is { ByPerson: not null, Matched.Payment.Customer: null }).ToList();
        var owners = await OwnersAsync(client, [.. journal.SelectMany(one => one.ByPerson!.Value)]);
        return LearnedAliases.Of(
            journal.Select(one => (one.Matched.Payment, one.ByPerson!.Value.Select(owners.GetValueOrDefault).ToImmutableArray())), await items.CustomersAsync(client));
    }

    // As the mirror has them: the decision before the person's may have spoken of other documents.
    private async Task<Dictionary<string, string>> OwnersAsync(string client, HashSet<string> documents)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        if (documents.Count > 0)
        {
            var taken = await items.TakenNumbersAsync(client);
            await items.ReadAsync(client, null, item =>
            {
                if (item.IdOf(taken) is var id && documents.Contains(id))
                {
                    owners[id] = item.Content.Customer;
                }
            });
        }

        return owners;
    }

    private (string Key, TuningAnswer.Refused? Refusal) Key(string client, string payer)
    {
        var key = Core.Functions.NormalizeName.Of(payer);
        return !snapshots.Current.Clients.ContainsKey(client) ? (key, new TuningAnswer.Refused(TuningCodes.NoMatchSet, $"There is no client \"{client}\".{Suggestion.DidYouMean(client, snapshots.Current.Clients.Keys)}"))
            : project.Folder is null ? (key, new TuningAnswer.Refused(TuningCodes.FileMoved, "This service works by no folder whose files could be edited."))
            : key.Length == 0 ? (key, new TuningAnswer.Refused(TuningCodes.CannotAlias, "There is no name in that."))
            : (key, null);
    }

    private static PayerAlias Listed(CrosswalkRow row, ImmutableArray<LearnedAlias> learned)
    {
        var same = learned.FirstOrDefault(alias => alias.Key == row.Key && alias.Customer == row.InternalId);
        var name = row.Columns.FirstOrDefault(column => column.Key == "name").Value;
        return new PayerAlias(row.Key, row.InternalId, same?.CustomerName ?? name, same?.Confirmed ?? 0, CountOf(row), row.IsActive ? PayerAliasState.Listed : PayerAliasState.Withdrawn);
    }

    private static PayerAlias Proposed(LearnedAlias alias) =>
        new(alias.Key, alias.Customer, alias.CustomerName, alias.Confirmed, null, alias.IsDisputed ? PayerAliasState.Disputed : PayerAliasState.Proposed);

    private static int CountOf(CrosswalkRow row) =>
        int.TryParse(row.Columns.FirstOrDefault(column => column.Key == Confirmations).Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static TuningAnswer.Refused Refuse(string message) => new(TuningCodes.CannotAlias, message);
}
