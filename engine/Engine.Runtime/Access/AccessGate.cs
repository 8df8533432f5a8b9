using Engine.Core.Diagnostics;
using Engine.Runtime.Ingest;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Engine.Runtime.Access;

/// <summary>The one place that decides who may use an endpoint.</summary>
public sealed class AccessGate(KeyRing keys, FailureLimit failures, RefusalCounters refusals)
{
    private const string ClientParameter = "client";
    private const string Door = "api";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Without a route there is nothing behind the request but the framework's own 404 and 405.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
        }
        else if (endpoint.Metadata.GetMetadata<RoleRequired>() is not { } required)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, AccessCodes.NotOpen, "This address is not open to anybody.");
        }
        else if (required.Role is not { } role || await PassesAsync(context, endpoint, required, role))
        {
            await next(context);
        }
    }

    private async Task<bool> PassesAsync(HttpContext context, RouteEndpoint endpoint, RoleRequired required, Role role)
    {
        var sender = context.Connection.RemoteIpAddress;
        var wait = failures.Wait(Door, sender);
        var actor = wait is null ? await keys.FindAsync(context.Request.Headers) : keys.Local(context.Request.Headers);
        if (actor is null && wait is { } left)
        {
            context.Response.Headers.RetryAfter = TooSoon.Seconds(left);
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, AccessCodes.TooManyFailures, "Too many requests without a valid key. Try again later.");
        }
        else if (actor is null)
        {
            failures.Count(Door, sender);
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, AccessCodes.NoKey, "A valid key is needed: send the header Authorization: Bearer KEY.");
        }
        else if (context.GetRouteValue(ClientParameter) is string client && !actor.Sees(client))
        {
            // As if there were no such client: a key must not tell which clients exist.
            await RefuseAsync(context, StatusCodes.Status404NotFound, RuntimeCodes.UnknownAddress, "There is nothing at this address.");
        }
        else if (actor.Role < role)
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, AccessCodes.RoleTooLow, $"This needs the role {Name(role)}; the key has {Name(actor.Role)}.");
        }
        else if (actor.Client is { } only && !required.IsLimitedToClient && !NamesClient(endpoint))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, AccessCodes.OtherClients, $"This concerns all clients; the key is for {only} alone.");
        }
        else
        {
            context.Features.Set(actor);
            return true;
        }

        return false;
    }

    private static bool NamesClient(RouteEndpoint endpoint) => endpoint.RoutePattern.GetParameter(ClientParameter) is not null;

    private static string Name(Role role) => role.ToString().ToLowerInvariant();

    private Task RefuseAsync(HttpContext context, int status, DiagnosticCode code, string message)
    {
        refusals.Count("", code.Id);
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new IngestAnswer(code.Id, message));
    }
}
