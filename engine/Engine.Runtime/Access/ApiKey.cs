namespace Engine.Runtime.Access;

/// <summary>A key to the HTTP API, without its secret, which is kept nowhere.</summary>
/// <param name="Id">Public; names the key in lists and statements.</param>
/// <param name="Name">Who or what uses it.</param>
/// <param name="Client">The only client it is good for; null for all.</param>
/// <param name="CreatedBy">The actor who made it.</param>
public sealed record ApiKey(
    string Id, string Name, Role Role, string? Client, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    public bool IsGoodAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
