namespace Engine.Runtime.Access;

/// <summary>What an endpoint says about who may use it.</summary>
/// <param name="Role">The least role; null when no key is needed.</param>
/// <param name="IsLimitedToClient">
/// Whether keys of one client may use it: its address names the client, or its handler shows no other. Other endpoints refuse such keys.
/// </param>
internal sealed record RoleRequired(Role? Role, bool IsLimitedToClient);
