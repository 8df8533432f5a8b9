using System.Collections.Immutable;
using System.Globalization;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Items with one cause.</summary>
/// <param name="Group">Its short name.</param>
/// <param name="Cause">The message without what differs from event to event.</param>
/// <param name="Example">The message of the latest item.</param>
/// <param name="Money">What the events are about, added up by currency; events that do not say are not in it.</param>
public sealed record GroupView(
    string Group,
    string Code,
    string Happened,
    string ToDo,
    string Cause,
    string Example,
    long Count,
    ImmutableArray<MoneyView> Money,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    ImmutableArray<string> Clients)
{
    public static GroupView Of(ItemGroup group)
    {
        var cause = CauseCatalogue.Of(group.Code);
        return new GroupView(
            group.Cause,
            group.Code,
            cause.Happened,
            cause.ToDo,
            Shown.Text(group.CauseText),
            Shown.Text(group.Example),
            group.Count,
            [.. group.Money.Select(sum => new MoneyView(sum.Value.ToString(CultureInfo.InvariantCulture), sum.Key))],
            group.FirstAt,
            group.LastAt,
            group.Clients);
    }
}
