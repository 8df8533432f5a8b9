using System.Collections.Frozen;

namespace Engine.Core.Configuration;

/// <summary>A table from a key of the source to a NetSuite internal id.</summary>
/// <param name="Name">File name without its extension.</param>
/// <param name="Rows">By key, compared exactly.</param>
public sealed record Crosswalk(string Name, FrozenDictionary<string, CrosswalkRow> Rows);
