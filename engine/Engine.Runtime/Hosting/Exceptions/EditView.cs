using System.Collections.Immutable;
using Engine.Runtime.ExceptionQueue;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>A payload that was put in the place of the one before.</summary>
public sealed record EditView(DateTimeOffset At, string Who, ImmutableArray<Difference> Differences)
{
    public static ImmutableArray<EditView> All(ItemReport report)
    {
        var before = report.Event.Body;
        var views = ImmutableArray.CreateBuilder<EditView>();
        foreach (var edit in report.Edits)
        {
            views.Add(new EditView(edit.At, edit.Who, Shown.All(ExceptionQueue.Differences.OfPayloads(before, edit.Body))));
            before = edit.Body;
        }

        return views.ToImmutable();
    }
}
