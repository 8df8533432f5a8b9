using Microsoft.AspNetCore.Builder;

namespace Engine.Runtime.Access;

/// <summary>How endpoints say who may use them. One that says nothing is refused to everybody.</summary>
public static class AccessConventions
{
    /// <summary>
    /// Needs a key with at least this role. A key of one client may use it only where the address has a <c>{client}</c>; for any other client it
    /// answers 404.
    /// </summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RoleRequired(role, IsLimitedToClient: false));

    /// <summary>As <see cref="RequireRole"/>, for a handler that itself shows a key of one client nothing else (see <see cref="Actor.Only"/>).</summary>
    public static TBuilder RequireRoleWithinClient<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RoleRequired(role, IsLimitedToClient: true));

    /// <summary>For health, and for deliveries that carry their own proof.</summary>
    public static TBuilder AllowWithoutKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RoleRequired(null, IsLimitedToClient: false));
}
