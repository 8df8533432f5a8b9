using System.Collections.Immutable;
using Engine.Core.Sources;

namespace Engine.Core.Configuration;

/// <summary>How a declared source proves that a delivery is its own.</summary>
/// <param name="Secrets">At least one; two while one is replaced.</param>
public abstract record SourceAuthentication(ImmutableArray<ActiveSecret> Secrets)
{
    /// <summary>The sender writes the key itself into <c>Authorization: Bearer</c>.</summary>
    public sealed record BearerKey(ImmutableArray<ActiveSecret> Secrets) : SourceAuthentication(Secrets);

    /// <summary>The sender signs the body.</summary>
    public sealed record Signed(BodySignature Signature, ImmutableArray<ActiveSecret> Secrets) : SourceAuthentication(Secrets);
}
