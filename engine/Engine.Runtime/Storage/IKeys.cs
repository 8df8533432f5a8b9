using System.Collections.Immutable;
using Engine.Runtime.Access;

namespace Engine.Runtime.Storage;

/// <summary>The keys to the HTTP API. What is kept of a secret is its hash.</summary>
public interface IKeys
{
    /// <param name="hash">SHA-256 of the whole key, in lower-case hexadecimal.</param>
    Task AddAsync(ApiKey key, string hash);

    /// <summary>All keys, the newest first: expired and revoked ones too.</summary>
    Task<ImmutableArray<ApiKey>> ListAsync();

    /// <summary>The key with this hash, whether it is still good or not; null when there is none.</summary>
    Task<ApiKey?> FindAsync(string hash);

    /// <summary>False when no key has this id. A key that was revoked before stays as it is.</summary>
    Task<bool> RevokeAsync(string id, string actor, DateTimeOffset at);
}
