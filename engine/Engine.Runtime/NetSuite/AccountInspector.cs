using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.NetSuite;
using Engine.Core.NetSuite.Account;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>
/// Asks an account what it is like: metadata catalogue, forms, statements. Writes nothing. Forms are asked for by a POST or PATCH that
/// NetSuite tells from a write by the media type alone. Source: REST help, section_1545126526 and article_0115100241.
/// </summary>
public sealed class AccountInspector
{
    private const string Records = "/services/rest/record/v1";
    private const string Forms = "application/vnd.oracle.resource+json; type=";

    private readonly RestChannel channel;
    private readonly NetSuiteClientOptions options;

    internal AccountInspector(RestChannel channel, NetSuiteClientOptions options)
    {
        this.channel = channel;
        this.options = options;
    }

    /// <summary>The record types that the account offers; the answer's content is a list of names.</summary>
    public async Task<Inspected> RecordTypesAsync(CancellationToken cancel)
    {
        var answer = await AskAsync(RestRequest.Get($"{Records}/metadata-catalog", options.ReadTimeout), cancel);
        return answer is Inspected.Answer listed ? listed with { Content = Value.Of(Names(listed.Content)) } : answer;
    }

    /// <summary>A record type with its sublists; null when the answer does not describe it.</summary>
    /// <remarks>In the OpenAPI form, since the JSON Schema form only points to sublists, where nothing answers.</remarks>
    public async Task<(Inspected Answer, AccountRecord? Record)> RecordTypeAsync(string type, CancellationToken cancel)
    {
        var request = RestRequest.Get($"{Records}/metadata-catalog?select={type}", options.ReadTimeout) with { Accept = "application/swagger+json" };
        var answer = await AskAsync(request, cancel);
        return (answer, answer is Inspected.Answer described ? CatalogueDocument.Read(described.Content, type) : null);
    }

    /// <summary>The first records of a type.</summary>
    public Task<Inspected> ListAsync(string type, CancellationToken cancel) =>
        AskAsync(RestRequest.Get($"{Records}/{type}?limit=1", options.ReadTimeout), cancel);

    /// <summary>A new record as its form shows it before anything is entered.</summary>
    public Task<Inspected> NewFormAsync(string type, CancellationToken cancel) => FormAsync(HttpMethod.Post, type, "create-form", cancel);

    /// <summary>A record as its form shows it.</summary>
    public Task<Inspected> FormOfAsync(string type, string internalId, CancellationToken cancel) =>
        FormAsync(HttpMethod.Patch, $"{type}/{internalId}", "edit-form", cancel);

    /// <summary>The first 1,000 rows of a SuiteQL statement.</summary>
    public Task<Inspected> QueryAsync(string statement, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { q = statement });
        var path = $"/services/rest/query/v1/suiteql?limit={LookUpQuery.MaxIds}&offset=0";
        return AskAsync(new RestRequest(HttpMethod.Post, path, body, options.ReadTimeout) { IsTransient = true, Kind = CallKind.Query }, cancel);
    }

    private Task<Inspected> FormAsync(HttpMethod method, string place, string form, CancellationToken cancel) =>
        AskAsync(new RestRequest(method, $"{Records}/{place}", "{}"u8.ToArray(), options.ReadTimeout) { Accept = Forms + form }, cancel);

    private async Task<Inspected> AskAsync(RestRequest request, CancellationToken cancel) => await channel.SendAsync(request, cancel) switch
    {
        RestAnswer.Answered { IsSuccess: true, IsCut: true } => new Inspected.Unreachable("NetSuite's answer is longer than the engine takes."),
        RestAnswer.Answered { IsSuccess: true } answered => new Inspected.Answer(answered.Status, Content(answered.Body)),
        RestAnswer.Answered answered => new Inspected.Refused(ErrorBody.Read(answered)),
        RestAnswer.NotSent { Error: { } error } => new Inspected.Refused(error),
        RestAnswer.NotSent notSent => new Inspected.Unreachable(notSent.Reason),
        RestAnswer.Lost lost => new Inspected.Unreachable(lost.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ImmutableArray<Value> Names(Value catalogue) => catalogue.Member("items") is { Kind: ValueKind.List } items
        ? [.. items.AsList().Select(item => item.Member("name")).Where(name => name.Kind == ValueKind.Text)]
        : [];

    private static Value Content(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? Value.Missing : JsonValue.From(JsonElement.Parse(body.Span, JsonValue.Options));
        }
        catch (JsonException)
        {
            return Value.Missing;
        }
    }
}
