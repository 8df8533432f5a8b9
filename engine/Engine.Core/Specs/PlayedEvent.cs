using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>One delivery of a spec with what came of it.</summary>
/// <param name="Observed">NetSuite as the event found it.</param>
internal sealed record PlayedEvent(SourceEvent Source, Observations Observed, Plan Plan);
