using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Matching;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.Storage;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>
/// The payments in the journal, pass by pass, against the open items as they were at the time. What an earlier payment had taken and NetSuite did not show
/// yet is taken here too. A payment that a person decided is asked of the tiers as it came, without the person's word.
/// </summary>
public sealed class JournaledPast(IMatches matches, IOpenItems items) : IMatchPast
{
    public async Task<ImmutableDictionary<string, ImmutableArray<string>>> TryAsync(
        MatchTrialRun run, ClientConfig client, string rules, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancel)
    {
        var journal = await matches.ReadAsync(client.Name, from ?? DateTimeOffset.MinValue, to ?? DateTimeOffset.MaxValue);
        var own = journal.Where(one => one.Matched.Rules == rules).ToList();
        var taken = await items.TakenNumbersAsync(client.Name);
        var customers = await items.CustomersAsync(client.Name);
        var booked = new Dictionary<string, MatchApplication>(StringComparer.Ordinal);
        foreach (var pass in own.GroupBy(one => one.DecidedAt))
        {
            cancel.ThrowIfCancellationRequested();
            var (indexes, remaining) = await OpenAtAsync(client.Name, pass.Key, taken, customers, booked);
            foreach (var document in pass.SelectMany(one => one.Matched.Documents))
            {
                remaining[document.Id] = document.AmountRemaining;
            }

            run.Add(indexes, [.. pass.Select(one => one.Matched.Payment with { Confirmed = [] })], remaining);
            foreach (var one in pass.SelectMany(one => one.Matched.Decision.Applied))
            {
                booked[one.Invoice] = one;
            }
        }

        return own.Where(one => one.ByPerson is not null).GroupBy(one => one.Matched.Payment.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(same => same.Key, same => same.Last().ByPerson!.Value.Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
    }

    private async Task<(MatchIndexes Indexes, Dictionary<string, decimal> Remaining)> OpenAtAsync(
        string client, DateTimeOffset at, ImmutableHashSet<string> taken, ImmutableArray<OpenCustomer> customers, Dictionary<string, MatchApplication> booked)
    {
        var builder = new OpenInvoicesBuilder();
        foreach (var customer in customers)
        {
            builder.Add(customer);
        }

        var remaining = new Dictionary<string, decimal>(StringComparer.Ordinal);
        await items.ReadAsync(client, at, item =>
        {
            var document = item.Named(taken);
            builder.TryAdd(document);
            if (booked.TryGetValue(document.Id, out var one) && document.AmountRemaining == one.Before)
            {
                remaining[document.Id] = one.Remaining;
            }
        });
        return (new MatchIndexes(builder.Build()), remaining);
    }
}
