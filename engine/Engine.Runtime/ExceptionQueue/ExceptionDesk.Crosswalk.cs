using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Functions;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.ExceptionQueue;

/// <content>Adding a crosswalk row for an item.</content>
public sealed partial class ExceptionDesk
{
    private static readonly TimeSpan reloadPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan reloadLook = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Adds a row to a crosswalk of the item's client, waits until the configuration with it is in force, and has the item worked again.
    /// Items of the same cause are left to a retry of their group.
    /// </summary>
    /// <param name="row">Table and key may be left out when the item says which row is missing.</param>
    public async Task<DeskAnswer> AddRowAsync(long number, NewRow row, DeskOrder order, CancellationToken cancel)
    {
        if (Reasonless(order) is { } reasonless)
        {
            return reasonless;
        }

        var (report, refusal) = await ToRetryAsync(number);
        if (refusal is not null || report is null)
        {
            return refusal!;
        }

        var miss = CrosswalkMiss.Read(report.Item.Message);
        var (table, key) = (row.Table ?? miss?.Table, row.Key ?? miss?.Key);
        if (table is null || string.IsNullOrWhiteSpace(key))
        {
            return Refuse(ExceptionQueueCodes.NoCrosswalk, $"{Name(report)} does not say which row is missing. Name crosswalk and key.");
        }

        if (!RecordLocation.IsInternalId(row.InternalId) || key.AsSpan().IndexOfAny("\r\n\0") >= 0 || row.Name?.AsSpan().IndexOfAny("\r\n\0") >= 0)
        {
            return Refuse(ExceptionQueueCodes.BadRequest, $"\"{row.InternalId}\" is no internal id, or a cell holds a line break. Internal ids are digits.");
        }

        return await AddRowAsync(report, table, row with { Table = table, Key = key.Trim() }, order, cancel);
    }

    private async Task<DeskAnswer> AddRowAsync(ItemReport report, string table, NewRow row, DeskOrder order, CancellationToken cancel)
    {
        var (crosswalk, trouble) = Crosswalk(report.Item.Client, table);
        if (crosswalk is null)
        {
            return Refuse(ExceptionQueueCodes.NoCrosswalk, trouble!);
        }

        var file = CrosswalkFile.Read(Path.Combine(root!, crosswalk.File));
        if (file.Keys() is not { } keys)
        {
            return Refuse(ExceptionQueueCodes.FileChanged, $"{crosswalk.File} cannot be read as a crosswalk at present; `engine lint` says why.");
        }

        if (keys.Contains(row.Key!) || crosswalk.Rows.ContainsKey(row.Key!))
        {
            return Refuse(ExceptionQueueCodes.KeyExists, $"{crosswalk.File} has a row for \"{row.Key}\" already.");
        }

        if (!keys.IsSubsetOf(crosswalk.Rows.Keys))
        {
            return Refuse(ExceptionQueueCodes.FileChanged, $"{crosswalk.File} holds rows that are not in force yet.");
        }

        var line = file.Row(row.Key!, row.InternalId, row.Name);
        var says = $"{crosswalk.File} gets the row {line}";
        if (order.IsDryRun)
        {
            return await PreviewAsync(report, crosswalk, row, says, cancel);
        }

        return file.TryAppend(line)
            ? await RetryWithRowAsync(report, row, says, order, cancel)
            : Refuse(ExceptionQueueCodes.FileChanged, $"{crosswalk.File} was changed by somebody else at this moment; nothing was written.");
    }

    /// <summary>What the event comes to by the configuration in force and the row.</summary>
    private async Task<DeskAnswer> PreviewAsync(ItemReport report, Crosswalk crosswalk, NewRow row, string says, CancellationToken cancel)
    {
        if (WhyKept(report, original: false) is { } keeps)
        {
            return new DeskAnswer.Done(report.Item.Number, [$"{says}.", keeps]);
        }

        var then = $"Then {Name(report)} is decided anew with the configuration that holds it.";
        var (plan, trouble) = await preview.OfAsync(report.Event, report.Body, WithRow(snapshots.Current.Clients[report.Item.Client], crosswalk, row), cancel);
        return plan is null
            ? new DeskAnswer.Done(report.Item.Number, [$"{says}.", then, $"It cannot be decided now: {trouble}"])
            : new DeskAnswer.Done(report.Item.Number, [$"{says}.", then, Outcome(plan)]) { Plan = PlanJson.ToBytes(plan), Differences = Differences.OfPlans(report.Event.Plan, plan) };
    }

    // The cells that people fill in later are there, and empty, as they will be in the file.
    private static ClientConfig WithRow(ClientConfig client, Crosswalk crosswalk, NewRow row)
    {
        const string NameColumn = "name";
        var columns = crosswalk.Rows.Values.FirstOrDefault()?.Columns ?? [];
        var added = new CrosswalkRow(row.Key!, row.InternalId, IsActive: true, new SourceSpan(crosswalk.File, new(1, 1), new(1, 1)))
        {
            Columns = [.. columns.Select(column => KeyValuePair.Create(column.Key, column.Key == NameColumn ? row.Name ?? "" : ""))],
        };
        var rows = crosswalk.Rows.Append(KeyValuePair.Create(added.Key, added)).ToFrozenDictionary(StringComparer.Ordinal);
        var tables = client.Crosswalks.Where(table => table.Key != crosswalk.Name).Append(KeyValuePair.Create(crosswalk.Name, new Crosswalk(crosswalk.Name, rows) { File = crosswalk.File }));
        return client with { Crosswalks = tables.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    private async Task<DeskAnswer> RetryWithRowAsync(ItemReport report, NewRow row, string says, DeskOrder order, CancellationToken cancel)
    {
        var noted = await items.ActAsync(new ItemAction(report.Item.Number, report.Item.Changes, new ItemDeed.Note("crosswalk"), order.Who, order.Why, $"{says}.", clock.GetUtcNow()));
        if (!await IsInForceAsync(report.Item.Client, row, cancel))
        {
            var refused = snapshots.State.Refused is { } offered ? $" The folder has {offered.Errors} errors: {string.Join("; ", offered.Findings.Take(3).Select(finding => finding.Message))}" : "";
            return Refuse(ExceptionQueueCodes.NotInForce, $"{says}, and the configuration with it is not in force.{refused}");
        }

        var answer = noted is ItemActed.Done ? await RetryAsync(report.Item.Number, original: false, order, cancel) : Refuse(ExceptionQueueCodes.Overtaken, $"The row is there. Something happened to {Name(report)} meanwhile.");
        return answer is DeskAnswer.Done done ? done with { Says = done.Says.Insert(0, $"{says}.") } : answer;
    }

    private async Task<bool> IsInForceAsync(string client, NewRow row, CancellationToken cancel)
    {
        // Files are watched in real time, whatever time the engine works in.
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < reloadPatience)
        {
            if (snapshots.Current.Clients.GetValueOrDefault(client)?.Crosswalks.GetValueOrDefault(row.Table!)?.Rows.ContainsKey(row.Key!) == true)
            {
                return true;
            }

            await Task.Delay(reloadLook, TimeProvider.System, cancel);
        }

        return false;
    }

    private (Crosswalk? Crosswalk, string? Trouble) Crosswalk(string client, string table)
    {
        var known = snapshots.Current.Clients.GetValueOrDefault(client)?.Crosswalks;
        return known?.GetValueOrDefault(table) switch
        {
            null => (null, $"Client {client} has no crosswalk \"{table}\"; it has {string.Join(", ", (known?.Keys ?? []).Order(StringComparer.Ordinal))}."),
            _ when root is null => (null, "This service works by no folder whose files could be edited."),
            { File: var file } when !file.StartsWith($"mappings/{client}/", StringComparison.Ordinal) => (null, $"{table} of {client} stands in {(file.Length > 0 ? file : "no file")}, which others share."),
            var found => (found, null),
        };
    }
}
