using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Enrichment;

namespace Engine.Core.Sources;

/// <summary>
/// Lists of Stripe's API: newest first, up to 100 a page, the next page by the id of the last row. Events are kept for 30 days, each in
/// the version of its creation. Source: Stripe API reference, pagination and events.
/// </summary>
public sealed partial class StripeApi
{
    private const int PageSize = 100;
    private const int MostTypes = 20;

    private static readonly FrozenDictionary<string, ImmutableArray<string>> ListedBy = new Dictionary<string, ImmutableArray<string>>
    {
        ["application_fee"] = ["charge"],
        ["balance_transaction"] = ["currency", "payout", "source", "type"],
        ["charge"] = ["customer", "payment_intent", "transfer_group"],
        ["credit_note"] = ["customer", "invoice"],
        ["dispute"] = ["charge", "payment_intent"],
        ["invoice_payment"] = ["invoice", "payment[payment_intent]", "payment[payment_record]", "payment[type]", "status"],
        ["refund"] = ["charge", "payment_intent"],
        ["transfer"] = ["destination", "transfer_group"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What an object itself holds is read under that object. Such rows have no time of their own.
    private static readonly FrozenDictionary<string, (string Owner, string Lines)> Held = new Dictionary<string, (string Owner, string Lines)>
    {
        ["credit_note_line"] = ("credit_note", "lines"),
        ["invoice_line"] = ("invoice", "lines"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override ImmutableArray<string> Listed { get; } = [.. ListedBy.Keys.Concat(Held.Keys).Order(StringComparer.Ordinal)];

    public override TimeSpan KeepsEvents { get; } = TimeSpan.FromDays(30);

    public override FetchPlan? List(SourceList wanted)
    {
        var path = wanted.Collection == SourceList.Events ? wanted.Collection : Paths.GetValueOrDefault(wanted.Collection);
        if (path is null || wanted.Types.Length > MostTypes || !wanted.Types.All(IsType) || (wanted.After is { } last && !IsId(last)) || (wanted.Of is { } of && (!IsId(of.Id) || !IsType(of.Name))))
        {
            return null;
        }

        // Brackets stand escaped: the path goes out as it is.
        var query = $"?limit={PageSize}&created%5Bgte%5D={wanted.From.ToUnixTimeSeconds()}&created%5Blt%5D={wanted.To.ToUnixTimeSeconds()}"
            + string.Concat(wanted.Types.Select(type => $"&types%5B%5D={type}"))
            + (wanted.Of is var (name, id) ? $"&{name}={id}" : "")
            + (wanted.After is { } after ? $"&starting_after={after}" : "");
        return new FetchPlan($"/v1/{path}{query}", wanted.Collection == SourceList.Events ? [] : AsVersion);
    }

    public override ImmutableArray<string> Filters(string collection) => Held.TryGetValue(collection, out var held)
        ? [held.Owner]
        : ListedBy.GetValueOrDefault(collection, []);

    public override FetchPlan? Query(SourceQuery wanted, string? after)
    {
        if (ListPath(wanted) is not { } path || after is not null && !IsId(after))
        {
            return null;
        }

        var expand = string.Concat(wanted.Expand.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(member => $"&expand%5B%5D=data.{Uri.EscapeDataString(member)}"));
        var next = after is null ? "" : $"&starting_after={after}";
        return new FetchPlan($"/v1/{path}{expand}{next}", Headers(wanted.ApiVersion, wanted.Account));
    }

    // Null where there is no such list.
    private static string? ListPath(SourceQuery wanted)
    {
        if (!Held.TryGetValue(wanted.Object, out var held))
        {
            return ListedBy.ContainsKey(wanted.Object) ? $"{Paths[wanted.Object]}?limit={PageSize}&{wanted.Where}" : null;
        }

        var owner = wanted.Where.StartsWith(held.Owner + "=", StringComparison.Ordinal) ? wanted.Where[(held.Owner.Length + 1)..] : "";
        return IsId(owner) ? $"{Paths[held.Owner]}/{owner}/{held.Lines}?limit={PageSize}" : null;
    }

    public override ListedPage ReadPage(int status, ReadOnlyMemory<byte> body) => status switch
    {
        200 => (ListedPage?)ReadList(body) ?? new ListedPage.Refused("Stripe answered something else than a list."),
        401 or 403 => new ListedPage.Refused($"Stripe refused the API key (HTTP {status})."),
        409 or 429 or >= 500 => new ListedPage.Later($"Stripe answered HTTP {status}."),
        _ => new ListedPage.Refused($"Stripe answered HTTP {status}."),
    };

    public override ListedPage ReadOne(int status, ReadOnlyMemory<byte> body) => status switch
    {
        200 => ReadSingle(body) is { } item ? new ListedPage.Page([item], false) : new ListedPage.Refused("Stripe answered something else than an object."),
        404 => new ListedPage.Page([], false),
        _ => ReadPage(status, body),
    };

    private static ListedObject? ReadSingle(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return ReadRow(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ListedPage.Page? ReadList(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var list = document.RootElement;
            return list.ValueKind == JsonValueKind.Object
                && list.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array
                && list.TryGetProperty("has_more", out var more) && more.ValueKind is JsonValueKind.True or JsonValueKind.False
                && data.EnumerateArray().Select(ReadRow).ToImmutableArray() is var rows && rows.All(row => row is not null)
                ? new ListedPage.Page([.. rows.Select(row => row!)], more.GetBoolean())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ListedObject? ReadRow(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object
        && row.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && IsId(id.GetString()!)
        && CreatedOf(row) is { } created
            ? new ListedObject(id.GetString()!, created, System.Text.Encoding.UTF8.GetBytes(row.GetRawText()))
            : null;

    private static DateTimeOffset? CreatedOf(JsonElement row) => row.TryGetProperty("created", out var created)
        ? created.TryGetInt64(out var seconds) && seconds is >= 0 and <= StripeSource.LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null
        : row.TryGetProperty("object", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() is "line_item" or "credit_note_line_item" ? DateTimeOffset.UnixEpoch : null;

    private static bool IsType(string type) =>
        type.Length is > 0 and <= LongestId && type.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '.');
}
