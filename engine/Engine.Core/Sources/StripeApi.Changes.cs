using System.Collections.Immutable;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>
/// Metadata of Stripe's objects: at most 40 characters a key and 500 a value, merged key by key. The idempotency key comes back in the event that tells of the change, as
/// <c>request.idempotency_key</c>. A failure of Stripe's own is given again under its key for a day. Source: Stripe API reference, metadata and idempotent requests.
/// </summary>
public sealed partial class StripeApi
{
    private const int LongestKey = 40;
    private const int LongestValue = 500;

    public override ImmutableArray<string> TakesMetadata { get; } =
        ["charge", "credit_note", "customer", "dispute", "invoice", "payment_intent", "payout", "price", "product", "refund", "subscription"];

    public override string? WhyNoKey(string key) => key.Length is 0 or > LongestKey ? $"Stripe takes metadata keys of 1 to {LongestKey} characters; `{key}` has {key.Length}."
        : key.AsSpan().IndexOfAny("[]") >= 0 ? $"Stripe takes no brackets in metadata keys: `{key}`."
        : null;

    public override ChangePlan? Change(SourceChange wanted) =>
        TakesMetadata.Contains(wanted.Object) && IsId(wanted.Id) && wanted.Metadata.All(entry => WhyNoKey(entry.Key) is null && entry.Value.Length <= LongestValue)
            ? new ChangePlan(
                $"/v1/{Paths[wanted.Object]}/{wanted.Id}",
                [.. wanted.Metadata.Select(entry => KeyValuePair.Create($"metadata[{entry.Key}]", entry.Value))],
                [.. AsVersion, KeyValuePair.Create("Idempotency-Key", wanted.Key)])
            : null;

    public override ChangeAnswer ReadChange(SourceChange wanted, int status, ReadOnlyMemory<byte> body)
    {
        var content = JsonBody.Parse(body, out _)?.Root ?? Value.Missing;
        return status switch
        {
            200 when IsText(content.Member("id"), wanted.Id) && Shows(content, wanted) => new ChangeAnswer.Done(),
            200 => new ChangeAnswer.Later($"Stripe answered something else than the changed {wanted.Object} {wanted.Id}."),
            401 => new ChangeAnswer.Refused("Stripe refused the API key (HTTP 401)."),
            403 => new ChangeAnswer.Refused($"The API key may not write to {wanted.Object}s (HTTP 403). Give the restricted key write rights on them, or switch writeBack off."),
            404 => new ChangeAnswer.Refused($"Stripe has no {wanted.Object} {wanted.Id}."),
            409 or 429 or >= 500 => new ChangeAnswer.Later($"Stripe answered HTTP {status}."),
            _ => new ChangeAnswer.Refused($"Stripe answered HTTP {status}: {Said(content)}"),
        };
    }

    /// <inheritdoc/>
    public override bool IsOwnChange(SourceEvent source)
    {
        var previous = source.Payload.Member("data").Member("previous_attributes");
        return source.Type.EndsWith(".updated", StringComparison.Ordinal)
            && source.Payload.Member("request").Member("idempotency_key") is { Kind: ValueKind.Text } key && key.AsText().StartsWith(SourceChange.KeyPrefix, StringComparison.Ordinal)
            && previous.Kind == ValueKind.Object && previous.AsObject().Members.All(member => member.Key is "metadata" or "updated");
    }

    public override bool IsThere(Value content, SourceChange change) => Shows(content, change);

    private static bool Shows(Value content, SourceChange change) => change.Metadata.All(entry => IsText(content.Member("metadata").Member(entry.Key), entry.Value));

    private static string Said(Value content) => content.Member("error").Member("message") is { Kind: ValueKind.Text } message ? message.AsText() : "it gives no reason.";
}
