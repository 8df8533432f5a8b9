using Engine.Runtime.Ingest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Access;

/// <summary>How endpoints say who may use them. One that says nothing is refused to everybody.</summary>
public static class AccessConventions
{
    // What the gate answers, for the description of the API.
    private static readonly object[] refusals =
    [
        new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(IngestAnswer), ["application/json"]),
        new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(IngestAnswer), ["application/json"]),
        new ProducesResponseTypeMetadata(StatusCodes.Status429TooManyRequests, typeof(IngestAnswer), ["application/json"]),
    ];

    /// <summary>
    /// Needs a key with at least this role. A key of one client may use it only where the address has a <c>{client}</c>; for any other client it
    /// answers 404.
    /// </summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RoleRequired(role, IsLimitedToClient: false)).WithMetadata(refusals);

    /// <summary>As <see cref="RequireRole"/>, for a handler that itself shows a key of one client nothing else (see <see cref="Actor.Only"/>).</summary>
    public static TBuilder RequireRoleWithinClient<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RoleRequired(role, IsLimitedToClient: true)).WithMetadata(refusals);

    /// <summary>For health, and for deliveries that carry their own proof.</summary>
    public static TBuilder AllowWithoutKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RoleRequired(null, IsLimitedToClient: false));
}
