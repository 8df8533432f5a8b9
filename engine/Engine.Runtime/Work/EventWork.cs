using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.Planning;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>One event in work, with everything a turn needs.</summary>
/// <param name="Stopping">Told when the service is to stop: nothing more is announced then.</param>
/// <param name="NetSuite">The client's account; null when its configuration names none.</param>
internal sealed record EventWork(OpenEvent Open, JournaledEvent Stored, SourceEvent Source, ClientConfig Client, INetSuite? NetSuite, CancellationToken Stopping)
{
    /// <summary>Answers what this event asks for.</summary>
    public EventPlanner Planner { get; init; } = new(Source, Client) { Release = Stored.Release };
}
