using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Access;

/// <summary>Who makes a request. A parameter of this type in an endpoint is filled by itself.</summary>
/// <param name="Name">As statements name them: the key's name and id, or the user of this machine.</param>
/// <param name="Client">The only client they may see and act for; null for all.</param>
public sealed record Actor(string Name, Role Role, string? Client)
{
    /// <summary>Whether something of this client may be shown to them. What may not be shown is answered as if it did not exist.</summary>
    public bool Sees(string client) => Client is null || Client == client;

    /// <summary>The client that a list is limited to, when a certain one, or none, was asked for.</summary>
    public string? Only(string? client) => Client ?? client;

    /// <summary>The actor of a request that passed the gate.</summary>
    public static Actor Of(HttpContext context) =>
        context.Features.Get<Actor>() ?? throw new InvalidOperationException("The endpoint declares no role, so nobody is known here.");

    public static ValueTask<Actor?> BindAsync(HttpContext context) => ValueTask.FromResult<Actor?>(Of(context));
}
