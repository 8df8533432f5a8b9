using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.Enrichment;
using Engine.Core.NetSuite;

namespace Engine.Core.Planning;

/// <summary>Plans as JSON: what the journal keeps and <c>engine map</c> prints. Reading gives back an equal plan.</summary>
public static class PlanJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter writer, Plan plan)
    {
        writer.WriteStartObject();
        writer.WriteString("event", plan.EventId);
        writer.WriteString("type", plan.EventType);
        writer.WriteString("client", plan.Client);
        writer.WriteString("revision", plan.Revision);
        writer.WriteString("verdict", WordOf(plan.Verdict));
        WriteText(writer, "mapping", plan.Mapping);
        WriteText(writer, "reason", plan.Reason);
        WriteSteps(writer, plan.Steps);
        WriteBackJson.Write(writer, plan.WriteBacks);
        WriteWaiting(writer, plan);
        WriteProblems(writer, "problems", plan.Problems);
        WriteProblems(writer, "warnings", plan.Warnings);
        WriteAsked(writer, plan.Asked);
        EvidenceJson.Write(writer, plan.Evidence);
        PlanTraceJson.Write(writer, plan.Validated);
        PlanTraceJson.Write(writer, plan.Trace);
        writer.WriteEndObject();
    }

    public static byte[] ToBytes(Plan plan)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, plan);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static Plan Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.Clone();
        return new Plan
        {
            EventId = root.GetProperty("event").GetString()!,
            EventType = root.GetProperty("type").GetString()!,
            Client = root.GetProperty("client").GetString()!,
            Revision = root.GetProperty("revision").GetString()!,
            Verdict = Enum.Parse<PlanVerdict>(root.GetProperty("verdict").GetString()!, ignoreCase: true),
            Mapping = TextOrNull(root, "mapping"),
            Reason = TextOrNull(root, "reason"),
            Steps = Each(root, "steps", PlanStepJson.Read),
            WriteBacks = Each(root, "writeBacks", WriteBackJson.Read),
            WaitsFor = Each(root, "waitsFor", key => new RecordKey(key.GetProperty("record").GetString()!, key.GetProperty("externalId").GetString()!)),
            WaitsBecause = TextOrNull(root, "waitsBecause"),
            Fetches = Each(root, "fetches", wanted => new SourceFetch(
                wanted.GetProperty("source").GetString()!, wanted.GetProperty("object").GetString()!, wanted.GetProperty("id").GetString()!, TextOrNull(wanted, "apiVersion"))
            { Account = TextOrNull(wanted, "account") }),
            WaitDays = root.TryGetProperty("waitDays", out var days) ? days.GetInt32() : 0,
            Problems = Each(root, "problems", ReadProblem),
            Asked = Each(root, "asked", answer => new PlanAnswer(
                answer.GetProperty("kind").GetString()!, answer.GetProperty("question").GetString()!, answer.GetProperty("answer").GetString()!)),
            Evidence = EvidenceJson.Read(root),
            Warnings = Each(root, "warnings", ReadProblem),
            Validated = PlanTraceJson.ReadValidated(root),
            Trace = PlanTraceJson.Read(root),
        };
    }

    internal static string? TextOrNull(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static ImmutableArray<T> Each<T>(JsonElement element, string name, Func<JsonElement, T> read) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];

    private static string WordOf(PlanVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static void WriteSteps(Utf8JsonWriter writer, ImmutableArray<PlanStep> steps)
    {
        if (steps.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("steps");
        foreach (var step in steps)
        {
            PlanStepJson.Write(writer, step);
        }

        writer.WriteEndArray();
    }

    private static void WriteWaiting(Utf8JsonWriter writer, Plan plan)
    {
        if (plan.WaitDays != 0)
        {
            writer.WriteNumber("waitDays", plan.WaitDays);
        }

        if (plan.WaitsBecause is { } because)
        {
            writer.WriteString("waitsBecause", because);
        }

        if (plan.WaitsFor.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("waitsFor");
        foreach (var key in plan.WaitsFor)
        {
            writer.WriteStartObject();
            writer.WriteString("record", key.RecordType);
            writer.WriteString("externalId", key.ExternalId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteFetches(writer, plan.Fetches);
    }

    private static void WriteFetches(Utf8JsonWriter writer, ImmutableArray<SourceFetch> fetches)
    {
        if (fetches.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("fetches");
        foreach (var wanted in fetches)
        {
            writer.WriteStartObject();
            writer.WriteString("source", wanted.Source);
            writer.WriteString("object", wanted.Object);
            writer.WriteString("id", wanted.Id);
            WriteText(writer, "apiVersion", wanted.ApiVersion);
            WriteText(writer, "account", wanted.Account);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProblems(Utf8JsonWriter writer, string member, ImmutableArray<PlanProblem> problems)
    {
        if (problems.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray(member);
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("code", problem.Code);
            writer.WriteString("message", problem.Message);
            WriteText(writer, "record", problem.Record);
            WriteText(writer, "field", problem.Field);
            WriteText(writer, "at", problem.Origin is null ? null : SpanText.Write(problem.Origin));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAsked(Utf8JsonWriter writer, ImmutableArray<PlanAnswer> asked)
    {
        if (asked.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("asked");
        foreach (var answer in asked)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", answer.Kind);
            writer.WriteString("question", answer.Asked);
            writer.WriteString("answer", answer.Answer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static PlanProblem ReadProblem(JsonElement problem) => new(
        problem.GetProperty("code").GetString()!,
        problem.GetProperty("message").GetString()!,
        TextOrNull(problem, "record"),
        TextOrNull(problem, "field"),
        TextOrNull(problem, "at") is { } at ? SpanText.Read(at) : null);

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
