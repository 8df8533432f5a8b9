using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Core.Mapping;

/// <summary>How what a record posts is taken back.</summary>
/// <param name="By">The records that do it, as <c>mapping/record</c>.</param>
/// <param name="None">Why nothing does; null where something does.</param>
public sealed record RecordReversal(ImmutableArray<ConfigScalar> By, string? None);
