using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Sources;

namespace Engine.Benchmarks.Mapping;

/// <summary>The workload through the engine: read the event, plan it against a NetSuite that has nothing yet, write the bodies.</summary>
internal sealed class MappingByEngine(ClientConfig client) : IDisposable
{
    private readonly ArrayBufferWriter<byte> output = new();
    private readonly Dictionary<string, string> ids = [];
    private readonly Utf8JsonWriter writer = new(new ArrayBufferWriter<byte>(), new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public ReadOnlyMemory<byte> Map(byte[] body)
    {
        var source = ((EventReading.Read)EventSources.Read(StripeSource.Name, body)).Event;
        var plan = Planner.Decide(source, client, Observations.NothingThere);
        output.ResetWrittenCount();
        writer.Reset(output);
        writer.WriteStartObject();
        writer.WriteString("event"u8, source.Id);
        writer.WriteString("decision"u8, plan.Verdict == PlanVerdict.Write ? "sync"u8 : "skip"u8);
        WriteBodies(plan);
        writer.WriteEndObject();
        writer.Flush();
        source.Release();
        return plan.Verdict is PlanVerdict.Write or PlanVerdict.Ignore
            ? output.WrittenMemory
            : throw new InvalidDataException(string.Join('\n', plan.Problems.Select(problem => problem.Message)));
    }

    public void Dispose() => writer.Dispose();

    private void WriteBodies(Plan plan)
    {
        ids.Clear();
        foreach (var step in plan.Steps)
        {
            var (name, key) = (step.Wanted.Name, step.Wanted.Key);
            writer.WritePropertyName(name);
            RecordBody.Write(writer, RecordTypes.Find(key.RecordType)!, key.ExternalId, StepReferences.Fill(step.Wanted.Content, ids));
            ids.Add(name, key.ExternalId);
        }
    }
}
