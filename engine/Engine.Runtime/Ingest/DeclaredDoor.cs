using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Sources;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>A source that the client declares: CloudEvents, with a key or a signature.</summary>
internal sealed class DeclaredDoor(DeclaredSource source, SourceAuthentication authentication) : SourceDoor
{
    public override string Source => source.Name;

    public override ImmutableArray<ActiveSecret> Secrets => authentication.Secrets;

    public override SignatureVerdict.Refused? CheckHeaders(IHeaderDictionary headers, IReadOnlyCollection<string> secrets) =>
        authentication is SourceAuthentication.BearerKey ? BearerKeys.Check(Header(headers, "Authorization"), secrets) : null;

    public override SignatureVerdict.Refused? CheckBody(
        IHeaderDictionary headers, ReadOnlySpan<byte> body, IReadOnlyCollection<string> secrets, DateTimeOffset now) =>
        authentication is SourceAuthentication.Signed(var signature, _)
            ? signature.Verify(
                Header(headers, signature.Header),
                signature.TimestampHeader is { } timestamp ? Header(headers, timestamp) : null,
                body,
                secrets,
                now) as SignatureVerdict.Refused
            : null;

    public override Unpacking Unpack(HttpRequest request, ReadOnlyMemory<byte> body) => CloudEventsBinding.Unpack(
        request.ContentType,
        [.. request.Headers.SelectMany(header => header.Value.Select(value => KeyValuePair.Create(header.Key, value ?? "")))],
        body,
        authentication is SourceAuthentication.BearerKey);
}
