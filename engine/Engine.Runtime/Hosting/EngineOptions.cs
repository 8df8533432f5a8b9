using System.Collections.Immutable;
using Engine.Runtime.Ingest;
using Engine.Runtime.Sources;
using Engine.Runtime.Work;

namespace Engine.Runtime.Hosting;

/// <summary>How a service is set up.</summary>
public sealed record EngineOptions
{
    /// <summary>Addresses to listen on. Loopback unless told otherwise; port 0 takes a free one.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    public ListingOptions Listing { get; init; } = new();

    /// <summary>Whether events are worked on and schedules kept. False for a command that answers its own requests while no service runs.</summary>
    public bool Works { get; init; } = true;

    public WorkerOptions Worker { get; init; } = new();

    public IntakeOptions Intake { get; init; } = new();
}
