namespace Engine.Core.Configuration;

/// <summary>A source that a client declares: it sends CloudEvents.</summary>
/// <param name="Name">As mappings and addresses name it.</param>
/// <param name="Authentication">Null when nothing is taken over HTTP.</param>
/// <param name="Key">The ordering key of mappings that write none; null when there is none.</param>
public sealed record DeclaredSource(string Name, SourceAuthentication? Authentication, ConfigScalar? Key);
