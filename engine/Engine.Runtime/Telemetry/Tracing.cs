using System.Diagnostics;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Telemetry;

/// <summary>
/// One trace from the delivery to the last write: its context is kept with the event, so that it goes on after a wait or a restart. Nobody
/// listening, nothing is made.
/// </summary>
internal static class Tracing
{
    public const string Name = "Engine";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A delivery. A trace begins here: what a sender says about one of its own is not ours to go on with.</summary>
    public static Activity? Intake(string source, string client)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        return Source.StartActivity("intake", ActivityKind.Server)?.SetTag("engine.source", source).SetTag("engine.client", client);
    }

    /// <summary>A turn of work on an event, as a part of its delivery's trace.</summary>
    public static Activity? Turn(JournaledEvent stored)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        ActivityContext.TryParse(stored.TraceParent, null, isRemote: true, out var parent);
        return Source.StartActivity("turn", ActivityKind.Consumer, parent)?.SetTag("engine.client", stored.Client).SetTag("engine.event", stored.EventId);
    }

    /// <param name="records">How many records are asked for.</param>
    public static Activity? LookUp(int records) => Source.StartActivity("look-up")?.SetTag("engine.records", records);

    public static Activity? Step(string record, StepAction action) =>
        Source.StartActivity("step")?.SetTag("engine.record", record).SetTag("engine.action", action.ToString().ToLowerInvariant());

    /// <summary>One change at a source.</summary>
    public static Activity? WriteBack(string target) => Source.StartActivity("write-back")?.SetTag("engine.object", target);

    /// <summary>One request to NetSuite. Its path without the query: that may hold values.</summary>
    public static Activity? Request(RestRequest request, string account)
    {
        if (Source.StartActivity("netsuite", ActivityKind.Client) is not { } activity)
        {
            return null;
        }

        var path = request.Path.IndexOf('?', StringComparison.Ordinal) is var end && end >= 0 ? request.Path[..end] : request.Path;
        return activity.SetTag("http.request.method", request.Method.Method).SetTag("url.path", path).SetTag("engine.account", account);
    }

    /// <summary>What to keep with an event so that its trace goes on: W3C <c>traceparent</c>; null when nobody listens.</summary>
    public static string? Context => Source.HasListeners() ? Activity.Current?.Id : null;
}
