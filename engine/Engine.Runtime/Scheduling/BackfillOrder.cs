using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Runtime.Scheduling;

/// <summary>What is to be taken from a source's past: a span of time, or a list.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Not included.</param>
/// <param name="Types">Names of events; empty for all that the client's mappings take.</param>
/// <param name="Ids">Ids of events or objects, in place of a span; empty for the span.</param>
public sealed record BackfillOrder(string Source, DateTimeOffset From, DateTimeOffset To, ImmutableArray<string> Types, ImmutableArray<string> Ids)
{
    /// <summary>The same for the same order, so that one that broke off is found again.</summary>
    public string Scope => Ids.IsEmpty
        ? $"{Source} {Text(From)} to {Text(To)}{(Types.IsEmpty ? "" : $", {string.Join(' ', Types.Order(StringComparer.Ordinal))}")}"
        : $"{Source}, {Ids.Length} listed";

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
