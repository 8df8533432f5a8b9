using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Model;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>
/// Reads of Stripe's API. An object that was deleted is still answered, with <c>deleted: true</c>; one that never was answers 404 with
/// <c>error.code</c> <c>resource_missing</c>. The version header makes the object look as in the event. Source: Stripe API reference.
/// </summary>
public sealed partial class StripeApi : SourceApi
{
    private const int LongestId = 255;

    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["application_fee"] = "application_fees",
        ["balance_transaction"] = "balance_transactions",
        ["charge"] = "charges",
        ["credit_note"] = "credit_notes",
        ["customer"] = "customers",
        ["dispute"] = "disputes",
        ["invoice"] = "invoices",
        ["invoice_payment"] = "invoice_payments",
        ["payment_intent"] = "payment_intents",
        ["payout"] = "payouts",
        ["price"] = "prices",
        ["product"] = "products",
        ["refund"] = "refunds",
        ["subscription"] = "subscriptions",
        ["topup"] = "topups",
        ["transfer"] = "transfers",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override string Source => StripeSource.Name;

    public override ImmutableArray<string> Objects { get; } = [.. Paths.Keys.Order(StringComparer.Ordinal)];

    public override FetchPlan? Fetch(SourceFetch wanted) => Paths.TryGetValue(wanted.Object, out var path) && IsId(wanted.Id)
        ? new FetchPlan($"/v1/{path}/{wanted.Id}", Headers(wanted.ApiVersion, wanted.Account))
        : null;

    public override Fetched Read(SourceFetch wanted, int status, ReadOnlyMemory<byte> body)
    {
        var content = JsonBody.Parse(body, out _)?.Root ?? Value.Missing;
        return status switch
        {
            200 when IsText(content.Member("object"), wanted.Object) && IsText(content.Member("id"), wanted.Id) => new Fetched.Found(content),
            200 => new Fetched.Unknown($"Stripe answered something else than {wanted.Object} {wanted.Id}."),
            _ when IsMissing(status, body) => new Fetched.Absent(),
            401 or 403 => new Fetched.Unknown($"Stripe refused the API key (HTTP {status})."),
            _ => new Fetched.Unknown($"Stripe answered HTTP {status} for {wanted.Object} {wanted.Id}."),
        };
    }

    public override bool IsMissing(int status, ReadOnlyMemory<byte> body) =>
        status == 404 && IsText((JsonBody.Parse(body, out _)?.Root ?? Value.Missing).Member("error").Member("code"), "resource_missing");

    public override SourceFetch? OwnObject(SourceEvent source)
    {
        var content = source.Payload.Member("data").Member("object");
        var own = content.Member("object") is { Kind: ValueKind.Text } kind && content.Member("id") is { Kind: ValueKind.Text } id
            ? new SourceFetch(source.Source, kind.AsText(), id.AsText(), source.ApiVersion) { Account = AccountOf(source) }
            : null;
        return own is not null && Fetch(own) is not null ? own : null;
    }

    public override SourceEvent? Renew(SourceEvent source, Value content) => content.Member("deleted") == Value.True ? null : source with
    {
        Payload = With(source.Payload, "data", With(source.Payload.Member("data"), "object", content)),
    };

    // Events of a connected account name it; its objects are read in its name.
    public override string? AccountOf(SourceEvent source) =>
        source.Payload.Member("account") is { Kind: ValueKind.Text } account && IsId(account.AsText()) ? account.AsText() : null;

    private static ImmutableArray<KeyValuePair<string, string>> Headers(string? version, string? account) =>
    [
        .. version is not null && IsVersion(version) ? [KeyValuePair.Create("Stripe-Version", version)] : ImmutableArray<KeyValuePair<string, string>>.Empty,
        .. account is not null ? [KeyValuePair.Create("Stripe-Account", account)] : ImmutableArray<KeyValuePair<string, string>>.Empty,
    ];

    private static Value With(Value whole, string name, Value member) => Value.Of(new ValueObject(
        [.. whole.AsObject().Members.Select(one => (one.Key, one.Key == name ? member : one.Value))]));

    private static bool IsText(Value value, string text) => value.Kind == ValueKind.Text && value.AsText() == text;

    private static bool IsVersion(string version) => version.Length is > 0 and <= 64 && version.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.');

    // Goes into a path: nothing else may.
    private static bool IsId(string id) => id.Length is > 0 and <= LongestId && id.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
