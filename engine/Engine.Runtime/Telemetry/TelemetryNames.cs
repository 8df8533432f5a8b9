namespace Engine.Runtime.Telemetry;

/// <summary>What the engine's traces and metrics are found by.</summary>
public static class TelemetryNames
{
    public const string Traces = Tracing.Name;

    public const string Metrics = EngineMeter.Name;
}
