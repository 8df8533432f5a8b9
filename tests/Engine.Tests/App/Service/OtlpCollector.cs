using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Engine.Tests.App.Service;

/// <summary>
/// A collector that takes OTLP over HTTP and decodes what the tests ask for. Field numbers: opentelemetry-proto, trace/v1/trace.proto and
/// metrics/v1/metrics.proto.
/// </summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtlpCollector(WebApplication app) => this.app = app;

    public ConcurrentQueue<OtlpSpan> Spans { get; } = [];

    public ConcurrentQueue<string> Metrics { get; } = [];

    public Uri Address => new(app.Urls.First());

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new OtlpCollector(app);
        app.MapPost("/v1/traces", (HttpRequest request) => TakeAsync(request, collector.TakeTraces));
        app.MapPost("/v1/metrics", (HttpRequest request) => TakeAsync(request, collector.TakeMetrics));
        await app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<IResult> TakeAsync(HttpRequest request, Action<byte[]> take)
    {
        Assert.Equal("application/x-protobuf", request.ContentType);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        take(body.ToArray());
        return Results.Bytes([], "application/x-protobuf");
    }

    // Request → resource_spans 1 → scope_spans 2 → spans 2.
    private void TakeTraces(byte[] request)
    {
        foreach (var span in Below(request, 1, 2, 2))
        {
            var fields = Fields(span).ToLookup(field => field.Number, field => field.Bytes);
            Spans.Enqueue(new OtlpSpan(
                Encoding.UTF8.GetString(fields[5].Single()),
                Convert.ToHexStringLower(fields[1].Single()),
                Convert.ToHexStringLower(fields[2].Single()),
                Convert.ToHexStringLower(fields[4].SingleOrDefault() ?? []),
                fields[9].Select(Attribute).ToDictionary(StringComparer.Ordinal)));
        }
    }

    // Request → resource_metrics 1 → scope_metrics 2 → metrics 2 → name 1.
    private void TakeMetrics(byte[] request)
    {
        foreach (var name in Below(request, 1, 2, 2, 1))
        {
            Metrics.Enqueue(Encoding.UTF8.GetString(name));
        }
    }

    // KeyValue: key 1, value 2; AnyValue: string_value 1.
    private static KeyValuePair<string, string> Attribute(byte[] pair)
    {
        var fields = Fields(pair).ToDictionary(field => field.Number, field => field.Bytes);
        return new(Encoding.UTF8.GetString(fields[1]), Encoding.UTF8.GetString(Fields(fields[2]).FirstOrDefault(field => field.Number == 1).Bytes ?? []));
    }

    private static IEnumerable<byte[]> Below(byte[] message, params int[] path) => path.Aggregate(
        (IEnumerable<byte[]>)[message], (level, number) => level.SelectMany(Fields).Where(field => field.Number == number).Select(field => field.Bytes));

    // Protocol buffers: a key is a number and a wire type; only length-delimited fields are kept.
    private static IEnumerable<(int Number, byte[] Bytes)> Fields(byte[] message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    yield return ((int)(key >> 3), message[at..(at + length)]);
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7}.");
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var (value, shift) = (0UL, 0);
        byte read;
        do
        {
            read = message[at++];
            value |= (ulong)(read & 0x7F) << shift;
            shift += 7;
        }
        while ((read & 0x80) != 0);
        return value;
    }
}
