using System.Collections.Immutable;

namespace Engine.Core.Sources;

/// <summary>One read at a source's HTTP API: what is asked, without host and key, which the shell has.</summary>
/// <param name="Path">Begins with <c>/</c>; needs no escaping.</param>
/// <param name="Headers">Besides the key.</param>
public sealed record FetchPlan(string Path, ImmutableArray<KeyValuePair<string, string>> Headers);
