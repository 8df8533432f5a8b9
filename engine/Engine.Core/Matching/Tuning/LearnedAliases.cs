using System.Collections.Immutable;
using Engine.Core.Functions;

namespace Engine.Core.Matching.Tuning;

/// <summary>Learns from people's decisions which customer a payer's name stands for.</summary>
public static class LearnedAliases
{
    /// <summary>In order of name and customer. Payments whose customer the source knew, without a payer, or for documents of several customers teach nothing.</summary>
    /// <param name="confirmed">Payments with the customers of the documents that a person said they are for, oldest first; null where the document is not known.</param>
    /// <param name="customers">Of whom more than the id is known.</param>
    public static ImmutableArray<LearnedAlias> Of(IEnumerable<(MatchPayment Payment, ImmutableArray<string?> Owners)> confirmed, IEnumerable<OpenCustomer> customers)
    {
        var names = customers.GroupBy(customer => customer.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Name, StringComparer.Ordinal);
        var taught = confirmed.Where(one => one.Payment is { Customer: null, PayerName: not null })
            .Select(one => (Key: NormalizeName.Of(one.Payment.PayerName!), Payer: one.Payment.PayerName!, Customers: one.Owners.Distinct(StringComparer.Ordinal).ToList()))
            .Where(one => one is { Key.Length: > 0, Customers: [not null] })
            .GroupBy(one => one.Key, StringComparer.Ordinal);
        return
        [
            .. taught.OrderBy(name => name.Key, StringComparer.Ordinal).SelectMany(name =>
            {
                var owners = name.GroupBy(one => one.Customers[0]!, StringComparer.Ordinal).OrderBy(owner => owner.Key, StringComparer.Ordinal).ToList();
                return owners.Select(owner => new LearnedAlias(name.Key, owner.Last().Payer, owner.Key, names.GetValueOrDefault(owner.Key), owner.Count(), owners.Count > 1));
            }),
        ];
    }
}
