using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>What an envelope says about an event besides its content.</summary>
/// <param name="Id">The source's own id.</param>
/// <param name="Type">The source's name of what happened.</param>
/// <param name="At">When it happened, by the source's clock.</param>
/// <param name="ApiVersion">Null when the source does not say.</param>
/// <param name="Previous">What changed members held before; null for a source that does not tell.</param>
public sealed record EventFacts(string Id, string Type, DateTimeOffset At, string? ApiVersion, Value Previous);
