using System.Collections.Immutable;

namespace Engine.Runtime.Hosting;

/// <summary>Asks for a source's past: a span of days in the client's zone, both included, or a list of ids.</summary>
/// <param name="Source">Such as stripe.</param>
/// <param name="From">Such as 2026-01-01.</param>
/// <param name="Types">Names of events; none for all that the mappings take.</param>
/// <param name="Why">In the words of whoever asks; a preview needs none.</param>
public sealed record BackfillRequest(string Source, string? From = null, string? To = null, ImmutableArray<string>? Types = null, ImmutableArray<string>? Ids = null, string? Why = null);
