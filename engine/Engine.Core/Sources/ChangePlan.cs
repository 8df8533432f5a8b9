using System.Collections.Immutable;

namespace Engine.Core.Sources;

/// <summary>One write at a source's HTTP API: what is sent, without host and key, which the shell has.</summary>
/// <param name="Path">Begins with <c>/</c>; needs no escaping.</param>
/// <param name="Form">Fields of the form that is posted.</param>
/// <param name="Headers">Besides the key.</param>
public sealed record ChangePlan(string Path, ImmutableArray<KeyValuePair<string, string>> Form, ImmutableArray<KeyValuePair<string, string>> Headers);
