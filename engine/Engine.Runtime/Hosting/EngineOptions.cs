using System.Collections.Immutable;
using System.Net;
using Engine.Runtime.Ingest;
using Engine.Runtime.Sources;
using Engine.Runtime.Work;

namespace Engine.Runtime.Hosting;

/// <summary>How a service is set up.</summary>
public sealed record EngineOptions
{
    /// <summary>Addresses to listen on. Loopback unless told otherwise; port 0 takes a free one.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://127.0.0.1:8080"];

    /// <summary>For https addresses; null for none.</summary>
    public CertificateFile? Certificate { get; init; }

    /// <summary>Whose X-Forwarded-For and X-Forwarded-Proto are believed; nobody's by default.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    public ListingOptions Listing { get; init; } = new();

    /// <summary>Whether events are worked on and schedules kept. False for a command that answers its own requests while no service runs.</summary>
    public bool Works { get; init; } = true;

    public WorkerOptions Worker { get; init; } = new();

    public IntakeOptions Intake { get; init; } = new();
}
