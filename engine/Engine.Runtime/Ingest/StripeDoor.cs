using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Sources;
using Microsoft.AspNetCore.Http;

namespace Engine.Runtime.Ingest;

/// <summary>Stripe: one event in each body, signed.</summary>
internal sealed class StripeDoor(StripeConnection connection) : SourceDoor
{
    public override string Source => StripeSource.Name;

    public override ImmutableArray<ActiveSecret> Secrets { get; } = [.. connection.WebhookSecrets.Select(secret => new ActiveSecret(secret, Until: null))];

    public override SignatureVerdict.Refused? CheckBody(
        IHeaderDictionary headers, ReadOnlySpan<byte> body, IReadOnlyCollection<string> secrets, DateTimeOffset now) =>
        StripeSignature.Verify(Header(headers, StripeSignature.HeaderName), body, secrets, now, StripeSignature.DefaultTolerance) as SignatureVerdict.Refused;

    public override Unpacking Unpack(HttpRequest request, ReadOnlyMemory<byte> body) => new Unpacking.Envelopes([body], IsBatch: false);
}
