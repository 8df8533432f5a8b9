using Engine.Runtime.Access;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Scripts;
using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Engine.Runtime.Work;

namespace Engine.Runtime.Hosting;

/// <summary>What a service works with.</summary>
public sealed record EngineParts
{
    public required IStore Store { get; init; }

    public required ISnapshotSource Snapshots { get; init; }

    public required INetSuiteAccounts Accounts { get; init; }

    /// <summary>The project folder that people may edit through the service; null when the configuration comes from none.</summary>
    public string? Root { get; init; }

    /// <summary>Configurations that decided events and are no longer in force.</summary>
    public IRevisions Revisions { get; init; } = new NoRevisions();

    public SecretReader Secrets { get; init; } = new();

    /// <summary>The way to the sources' APIs in place of the network; the caller keeps it.</summary>
    public HttpMessageHandler? SourceNetwork { get; init; }

    /// <summary>Runs the scripts; it starts nothing before the first one is called.</summary>
    public ScriptHost Scripts { get; init; } = ScriptHost.Shared;

    /// <summary>Good for this run alone; who may read it may do everything.</summary>
    public LocalKey LocalKey { get; init; } = LocalKey.Create();

    public ICrashPoints Crash { get; init; } = new NoCrashPoints();

    public IDecisionWatch Decisions { get; init; } = new NoDecisionWatch();

    /// <summary>Pauses between tries; a simulation gives its own seed.</summary>
    public Backoff Backoff { get; init; } = Backoff.Unforeseen();

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
