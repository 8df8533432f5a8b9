using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Core.Scheduling;
using Engine.Core.Sources;
using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;
using NodaTime;
using NodaTime.Text;

namespace Engine.Runtime.Reconcile;

/// <summary>
/// Compares the seven days before today, by the client's clock, and further back to the first day of what an earlier night found and nobody settled. Changes nothing;
/// differences are told as failures of the run, and as an item of the exception queue that is closed by the first night that finds none.
/// </summary>
internal sealed class ReconcileWork(ReconcileRun run, IExceptions items) : ScheduledWork
{
    private const int Days = 7;
    private const int MostDays = 92;

    public override ScheduledTask Task => ScheduledTask.Reconcile;

    public override RunKind Kind => RunKind.Reconcile;

    public override async Task RunAsync(ClientConfig client, DateTimeOffset at, RunTally tally, CancellationToken cancel)
    {
        var today = Instant.FromDateTimeOffset(at).InZone(client.Zone).Date;
        var from = LocalDate.Max(today.PlusDays(-MostDays), LocalDate.Min(today.PlusDays(-Days), await OpenSinceAsync(client.Name) ?? today));
        var order = new ReconcileOrder(StripeSource.Name, from, today.PlusDays(-1), Heals: false);
        await run.RunAsync(client, order, tally, cancel);
        var count = tally["differences"];
        var told = $"{order.Scope}: {count} difference(s). `engine reconcile {order.Source} --client {client.Name} --run {tally.Number}` shows them.";
        if (count > 0)
        {
            tally.Fail(client.Name, ReconcileCodes.Difference.Id, told);
        }

        await items.KeepAsync(OwnFinding.Of(
            client.Name,
            OwnFinding.Books,
            OwnFinding.BooksDiffer,
            $"books_{order.Source}",
            ReconcileCodes.Difference.Id,
            count > 0 ? told : null,
            new { source = order.Source, from = LocalDatePattern.Iso.Format(order.From), to = LocalDatePattern.Iso.Format(order.To), run = tally.Number, differences = count },
            at));
    }

    private async Task<LocalDate?> OpenSinceAsync(string client)
    {
        foreach (var item in await items.ListAsync(new ItemFilter(client, Code: ReconcileCodes.Difference.Id)))
        {
            if (item.Source == OwnFinding.Books
                && await items.ItemAsync(item.Number) is { } report
                && LocalDatePattern.Iso.Parse((string?)JsonNode.Parse(report.Body.Span)?["data"]?["from"] ?? "") is { Success: true, Value: var from })
            {
                return from;
            }
        }

        return null;
    }
}
