using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Runtime.Access;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Payloads;

/// <summary>
/// Blanks out what stands at a client's redacted paths, and the same values wherever else an event shows them: in its plan, its requests and
/// answers, its messages.
/// </summary>
/// <param name="paths">As <see cref="ClientConfig.Redacted"/>; empty changes nothing.</param>
public sealed class PayloadRedaction(ImmutableArray<string> paths)
{
    private const string Mask = "***";
    private const string Any = "*";

    // A shorter value is blanked out where it stands and not looked for elsewhere: it would be found everywhere.
    private const int ShortestSought = 4;

    /// <summary>How text may be spelled inside JSON.</summary>
    private static readonly ImmutableArray<JavaScriptEncoder> encoders = [JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping];

    private static readonly ImmutableHashSet<string> ownWords = ["verdict", "action", "write", "outcome"];

    private static readonly JsonSerializerOptions relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ImmutableArray<ImmutableArray<string>> paths = [.. paths.Select(path => path.Split('.').ToImmutableArray())];

    /// <summary>For whom: those who work on events see them whole.</summary>
    public static PayloadRedaction For(Actor actor, ISnapshotSource snapshots, string client) =>
        new(actor.Role < Role.Operator ? snapshots.Current.Clients.GetValueOrDefault(client)?.Redacted ?? [] : []);

    public EventReport Apply(EventReport report)
    {
        if (paths.IsEmpty)
        {
            return report;
        }

        var values = new HashSet<string>(StringComparer.Ordinal);
        var body = Blank(report.Body, values);
        return Apply(report with { Body = body }, Spellings(values));
    }

    /// <summary>An item of the exception queue with all its payloads and plans.</summary>
    public ItemReport Apply(ItemReport report)
    {
        if (paths.IsEmpty)
        {
            return report;
        }

        var values = new HashSet<string>(StringComparer.Ordinal);
        var body = Blank(report.Event.Body, values);
        ImmutableArray<PayloadEdit> edits = [.. report.Edits.Select(edit => edit with { Body = Blank(edit.Body, values) })];
        ImmutableArray<OtherBody> others = [.. report.Others.Select(other => other with { Body = Blank(other.Body, values) })];
        var sought = Spellings(values);
        return report with
        {
            Others = others,
            Item = Apply(report.Item),
            Event = Apply(report.Event with { Body = body }, sought),
            Edits = edits,
            FormerPlans = [.. report.FormerPlans.Select(former => former with { Plan = Replace(former.Plan, sought), Steps = Replace(former.Steps, sought) })],
            History = [.. report.History.Select(entry => entry with { Why = ReplaceOrNull(entry.Why, sought), Detail = ReplaceOrNull(entry.Detail, sought) })],
        };
    }

    /// <summary>One line of a list, whose payload is not at hand: the message without what differs from event to event.</summary>
    public ExceptionItem Apply(ExceptionItem item) => paths.IsEmpty ? item : item with { Message = item.CauseText };

    private static EventReport Apply(EventReport report, ImmutableArray<string> sought)
    {
        return report with
        {
            Plan = report.Plan is { } plan ? Replace(plan, sought) : default(ReadOnlyMemory<byte>?),
            Summary = Apply(report.Summary, sought),
            LookUps = [.. report.LookUps.Select(lookUp => lookUp with { Exchange = Apply(lookUp.Exchange, sought) })],
            Problems = [.. report.Problems.Select(problem => problem with { Message = Replace(problem.Message, sought) })],
            Steps = [.. report.Steps.Select(step => Apply(step, sought))],
        };
    }

    /// <summary>One line of a list, whose payload is not at hand: of a message only its codes stay.</summary>
    public EventSummary Apply(EventSummary summary) =>
        paths.IsEmpty || summary.State is EventState.Ignored ? summary : summary with { Reason = ShownReason.CodesOf(summary.Reason) };

    /// <summary>A run, in whose report many events are told of: counts, sums and codes stay.</summary>
    public RunReport Apply(RunReport run) => paths.IsEmpty ? run : run with
    {
        Progress = run.Progress with
        {
            Remarks = [.. run.Progress.Remarks.Select(_ => ShownReason.Rest)],
            Failures = [.. run.Progress.Failures.Select(failure => failure with { Message = ShownReason.Rest })],
        },
    };

    private static EventSummary Apply(EventSummary summary, ImmutableArray<string> sought) =>
        summary with { Reason = summary.Reason is { } reason ? Replace(reason, sought) : null };

    private static StepReport Apply(StepReport step, ImmutableArray<string> sought) => step with
    {
        Note = step.Note is { } note ? Replace(note, sought) : null,
        Attempts =
        [
            .. step.Attempts.Select(attempt => attempt with
            {
                Detail = attempt.Detail is { } detail ? Replace(detail, sought) : null,
                Exchange = attempt.Exchange is { } exchange ? Apply(exchange, sought) : null,
            }),
        ],
    };

    private static HttpExchange Apply(HttpExchange exchange, ImmutableArray<string> sought) => exchange with
    {
        Path = Replace(exchange.Path, sought),
        RequestBody = Replace(exchange.RequestBody, sought),
        ResponseBody = Replace(exchange.ResponseBody, sought),
    };

    private ReadOnlyMemory<byte> Blank(ReadOnlyMemory<byte> payload, HashSet<string> values)
    {
        var body = JsonNode.Parse(payload.Span, documentOptions: Core.Values.JsonValue.Options);
        foreach (var path in paths)
        {
            body = Blank(body, path.AsSpan(), values);
        }

        return Bytes(body);
    }

    // In values only: what a plan's members are called, and its own closed words, are no one's, whatever a payload says.
    private static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json, ImmutableArray<string> sought) =>
        Bytes(Replace(JsonNode.Parse(json.Span, documentOptions: Core.Values.JsonValue.Options), sought));

    private static JsonNode? Replace(JsonNode? node, ImmutableArray<string> sought)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).Where(name => !ownWords.Contains(name)).ToList())
                {
                    members[name] = Replace(Taken(members, name), sought);
                }

                return members;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var item = items[i];
                    items[i] = null;
                    items[i] = Replace(item, sought);
                }

                return items;
            case JsonValue value when value.TryGetValue<string>(out var text):
                return JsonValue.Create(Replace(text, sought));
            default:
                return node;
        }
    }

    private static string? ReplaceOrNull(string? text, ImmutableArray<string> sought) => text is null ? null : Replace(text, sought);

    private static string Replace(string text, ImmutableArray<string> sought) =>
        sought.Aggregate(text, (shown, value) => shown.Replace(value, Mask, StringComparison.OrdinalIgnoreCase));

    // The longest first: a part of it may be a value too.
    private static ImmutableArray<string> Spellings(IEnumerable<string> values) =>
    [
        .. values.Where(value => value.Length >= ShortestSought)
            .SelectMany(value => encoders.Select(encoder => encoder.Encode(value)).Append(value).Append(value.Replace("'", "''", StringComparison.Ordinal)).Append(Uri.EscapeDataString(value)))
            .Distinct()
            .OrderByDescending(value => value.Length),
    ];

    private static ReadOnlyMemory<byte> Bytes(JsonNode? node) => node is null ? "null"u8.ToArray() : Encoding.UTF8.GetBytes(node.ToJsonString(relaxed));

    private static JsonNode? Blank(JsonNode? node, ReadOnlySpan<string> path, HashSet<string> values)
    {
        if (path.IsEmpty)
        {
            Gather(node, values);
            return node is null ? null : JsonValue.Create(Mask);
        }

        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).ToList())
                {
                    if (path[0] is Any || path[0] == name)
                    {
                        members[name] = Blank(Taken(members, name), path[1..], values);
                    }
                }

                return members;
            case JsonArray items when path[0] is Any:
                for (var i = 0; i < items.Count; i++)
                {
                    var item = items[i];
                    items[i] = null;
                    items[i] = Blank(item, path[1..], values);
                }

                return items;
            default:
                return node;
        }
    }

    private static JsonNode? Taken(JsonObject members, string name)
    {
        var taken = members[name];
        members[name] = null;
        return taken;
    }

    private static void Gather(JsonNode? node, HashSet<string> values)
    {
        if (node is JsonObject members)
        {
            members.ToList().ForEach(member => Gather(member.Value, values));
        }
        else if (node is JsonArray items)
        {
            items.ToList().ForEach(item => Gather(item, values));
        }
        else if (node is JsonValue value && value.TryGetValue<string>(out var text))
        {
            values.Add(text);
        }
    }
}
