using Engine.Runtime.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Engine.App.Output;

/// <summary>
/// Sends traces and metrics to a collector, as OTLP over HTTP. Sampling, intervals, headers and the service's attributes follow OpenTelemetry's
/// own environment variables.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    private OtlpExport(Uri collector)
    {
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource(TelemetryNames.Traces)
            .AddOtlpExporter(otlp => To(otlp, collector, "v1/traces"))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter(TelemetryNames.Metrics)
            .AddOtlpExporter(otlp => To(otlp, collector, "v1/metrics"))
            .Build();
    }

    /// <param name="asked">From the command line; the environment says it otherwise. Null when neither does: nothing is sent, and no span is made.</param>
    public static OtlpExport? Start(Uri? asked) =>
        (asked ?? FromEnvironment()) is { } collector ? new OtlpExport(collector) : null;

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }

    private static Uri? FromEnvironment() => Uri.TryCreate(Environment.GetEnvironmentVariable(EndpointVariable), UriKind.Absolute, out var url) ? url : null;

    private static void Describe(ResourceBuilder resource) =>
        resource.AddService("engine", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(), autoGenerateServiceInstanceId: false).AddEnvironmentVariableDetector();

    private static void To(OtlpExporterOptions otlp, Uri collector, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(new Uri(collector.AbsoluteUri.TrimEnd('/') + "/"), path);
    }
}
