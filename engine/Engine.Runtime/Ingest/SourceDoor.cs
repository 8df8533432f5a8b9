using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Sources;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>How the deliveries of one source of a client prove whose they are, and how they are taken apart.</summary>
internal abstract class SourceDoor
{
    /// <summary>The source's name.</summary>
    public abstract string Source { get; }

    public abstract ImmutableArray<ActiveSecret> Secrets { get; }

    /// <summary>The door of a source; null when the client does not take events of it over HTTP.</summary>
    public static SourceDoor? Of(ClientConfig client, string source)
    {
        if (source == StripeSource.Name)
        {
            return client.Stripe is { } connection ? new StripeDoor(connection) : null;
        }

        return client.Sources.TryGetValue(source, out var declared) && declared.Authentication is { } authentication ? new DeclaredDoor(declared, authentication) : null;
    }

    /// <summary>Refuses what the headers tell already, before the body is read.</summary>
    public virtual SignatureVerdict.Refused? CheckHeaders(IHeaderDictionary headers, IReadOnlyCollection<string> secrets) => null;

    /// <summary>Refuses a body that is not the source's own.</summary>
    public abstract SignatureVerdict.Refused? CheckBody(IHeaderDictionary headers, ReadOnlySpan<byte> body, IReadOnlyCollection<string> secrets, DateTimeOffset now);

    public abstract Unpacking Unpack(HttpRequest request, ReadOnlyMemory<byte> body);

    /// <summary>A header that comes twice is joined, as HTTP reads it; the checks refuse what that makes ambiguous.</summary>
    protected static string? Header(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) ? string.Join(',', values.ToArray()) : null;
}
