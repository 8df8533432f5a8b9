using System.Collections.Immutable;

namespace Engine.Tests.Runtime.NetSuite;

/// <summary>A request as it came over the wire; header names in lower case.</summary>
public sealed record RawRequest(string Method, string Path, ImmutableDictionary<string, string> Headers, string Body);
