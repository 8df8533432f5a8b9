using System.Collections.Immutable;

namespace Engine.Core.NetSuite.Account;

/// <summary>What became of an account between two looks at it.</summary>
public static class AccountDrift
{
    /// <summary>
    /// One sentence for each record type, sublist, field or list entry that appeared, vanished or changed, ordered by place. Types that only one of the
    /// two looks asked for are passed over.
    /// </summary>
    public static ImmutableArray<string> Between(AccountSchema before, AccountSchema after) =>
    [
        .. after.NotThere.Where(before.Records.ContainsKey).Select(name => $"The record type {name} vanished."),
        .. before.NotThere.Where(after.Records.ContainsKey).Select(name => $"The record type {name} appeared."),
        .. before.Records.Values.Where(record => after.Records.ContainsKey(record.Name)).SelectMany(record => Between(record, after.Records[record.Name])),
    ];

    private static IEnumerable<string> Between(AccountRecord before, AccountRecord after)
    {
        foreach (var change in Between(before.Name, before.Fields, after.Fields))
        {
            yield return change;
        }

        foreach (var name in before.Sublists.Keys.Union(after.Sublists.Keys).Order(StringComparer.Ordinal))
        {
            var place = $"{before.Name}.{name}";
            switch (before.Sublists.GetValueOrDefault(name), after.Sublists.GetValueOrDefault(name))
            {
                case (null, _):
                    yield return $"The sublist {place} appeared.";
                    break;
                case (_, null):
                    yield return $"The sublist {place} vanished.";
                    break;
                case var (old, now):
                    foreach (var change in Between(place, old, now))
                    {
                        yield return change;
                    }

                    break;
            }
        }
    }

    private static IEnumerable<string> Between(
        string place, ImmutableSortedDictionary<string, AccountField> before, ImmutableSortedDictionary<string, AccountField> after) =>
        before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .SelectMany(name => Between($"{place}.{name}", before.GetValueOrDefault(name), after.GetValueOrDefault(name)));

    private static IEnumerable<string> Between(string place, AccountField? before, AccountField? after)
    {
        if (before is null || after is null)
        {
            yield return $"{place} {(before is null ? "appeared" : "vanished")}.";
            yield break;
        }

        if (before.Kind != after.Kind)
        {
            yield return $"{place} changed its kind from {Word(before.Kind)} to {Word(after.Kind)}.";
        }

        if (before.IsRequired != after.IsRequired)
        {
            yield return $"{place} {(after.IsRequired ? "may no longer be empty" : "may be empty now")}.";
        }

        foreach (var choice in after.Choices.Except(before.Choices))
        {
            yield return $"{place} takes the entry {choice} now.";
        }

        foreach (var choice in before.Choices.Except(after.Choices))
        {
            yield return $"{place} no longer takes the entry {choice}.";
        }
    }

    private static string Word(AccountFieldKind kind) => kind.ToString().ToLowerInvariant();
}
