using System.Collections.Immutable;

namespace Engine.Runtime.Hosting;

/// <summary>Asks for a replay: at least one of the members chooses events; several choose those that fit them all.</summary>
/// <param name="From">First day, in the client's zone, by the source's clock.</param>
/// <param name="To">Last day.</param>
/// <param name="Mapping">Of which the mapping took them last.</param>
/// <param name="RaisedCode">With an open problem of this code.</param>
/// <param name="Why">In the words of whoever asks; a preview needs none.</param>
public sealed record ReplayRequest(ImmutableArray<string>? Ids = null, string? From = null, string? To = null, string? Mapping = null, string? RaisedCode = null, string? Why = null);
