using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>One item of the exception queue on one line.</summary>
/// <param name="Id">Such as X17.</param>
/// <param name="Happened">What happened, in the words of an accountant.</param>
/// <param name="ToDo">What to do about it.</param>
/// <param name="Message">What was wrong with this event.</param>
/// <param name="At">File, line and column of the configuration behind it.</param>
/// <param name="Group">Short name of the items with the same cause.</param>
/// <param name="EventState">Where the event stands; anything but raised on an open item says that a retry is under way.</param>
public sealed record ItemView(
    string Id,
    ItemState State,
    ItemKind Kind,
    string Client,
    string Source,
    string Event,
    string EventType,
    EventState EventState,
    string Code,
    string Happened,
    string ToDo,
    string Message,
    string? Record,
    string? Field,
    string? At,
    string Group,
    MoneyView? Money,
    string? Assignee,
    DateTimeOffset? HeldUntil,
    string? HeldForEvent,
    DateTimeOffset OpenedAt,
    DateTimeOffset ChangedAt)
{
    public static ItemView Of(ExceptionItem item)
    {
        var cause = CauseCatalogue.Of(item.Code);
        return new ItemView(
            ItemName.Of(item.Number),
            item.State,
            item.Kind,
            item.Client,
            item.Source,
            item.EventId,
            item.EventType,
            item.EventState,
            item.Code,
            cause.Happened,
            cause.ToDo,
            Shown.Text(item.Message),
            item.Record,
            item.Field,
            item.Origin,
            item.Cause,
            MoneyView.Of(item.Amount, item.Currency),
            item.Assignee,
            item.HeldUntil,
            item.HeldFor,
            item.OpenedAt,
            item.ChangedAt);
    }
}
