using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Stripe;

/// <summary>Where requests arrive: key, faults, lists, objects, updates, errors in Stripe's shape.</summary>
internal sealed class StripeFront(StripeShelf shelf, StripeLists lists, StripeView view, StripeKeys keys, StripeEvents events, StripeFaults faults, StripeOptions options)
{
    /// <summary>Everything that was asked, in order.</summary>
    public ConcurrentQueue<StripeRequest> Requests { get; } = [];

    public async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        Requests.Enqueue(request);
        var requestId = events.NextRequestId();
        var fault = faults.Take(request);
        switch (fault)
        {
            case StripeFault.Cut:
                context.Abort();
                return;
            case StripeFault.Slow(var delay):
                await Task.Delay(delay, options.Clock, context.RequestAborted);
                break;
        }

        StripeAnswer answer;
        lock (shelf.Gate)
        {
            answer = fault is StripeFault.Answered(var status, var body) ? Injected(request, status, body) : Answer(context, request, requestId);
        }

        if (fault is StripeFault.AnswerLost)
        {
            context.Abort();
            return;
        }

        await WriteAsync(context, request, requestId, answer);
    }

    private static async Task<StripeRequest> ReadAsync(HttpContext context)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in form ?? FormCollection.Empty)
        {
            fields[name] = value.ToString();
        }

        var key = context.Request.Headers.TryGetValue("Idempotency-Key", out var written) ? written.ToString() : null;
        return new StripeRequest(context.Request.Method, $"{context.Request.Path}{context.Request.QueryString}", key, fields);
    }

    // A failure of Stripe's own is kept under the key like any answer, as Stripe does.
    private StripeAnswer Injected(StripeRequest request, int status, string body)
    {
        var answer = new StripeAnswer(status, body);
        if (status >= 500)
        {
            keys.Keep(request, answer);
        }

        return answer;
    }

    private StripeAnswer Answer(HttpContext context, StripeRequest request, string requestId)
    {
        try
        {
            var isWriter = Authorize(context);
            return request.Method switch
            {
                "GET" => new StripeAnswer(200, Read(context).ToJsonString()),
                "POST" when !isWriter => throw StripeRefusal.Invalid(
                    $"The provided key '{options.ReadOnlyKey[..8]}…' does not have the required permissions for this endpoint. Having more permissions would allow this request to continue.",
                    status: 403),
                "POST" => Once(context, request, requestId),
                _ => throw Unrecognized(request),
            };
        }
        catch (StripeRefusal refusal)
        {
            return new StripeAnswer(refusal.Status, refusal.ToJson().ToJsonString());
        }
    }

    private bool Authorize(HttpContext context)
    {
        var given = context.Request.Headers.Authorization.ToString();
        return given == $"Bearer {options.Key}" || (given == $"Bearer {options.ReadOnlyKey}"
            ? false
            : throw StripeRefusal.Invalid("Invalid API Key provided.", status: 401));
    }

    private JsonObject Read(HttpContext context)
    {
        var query = context.Request.Query;
        var path = context.Request.Path.Value!;
        return Segments(path) switch
        {
            ["v1", var collection] when shelf.Has(collection) || StripeKind.OfCollection(collection) is not null =>
                lists.Of(path, collection, query, item => IsMine(context, item)),
            ["v1", var collection, var id] => view.Of(Find(context, collection, id), StripeQuery.Expand(query)),
            ["v1", var collection, var id, var inner] when shelf.Has($"{collection}/{id}/{inner}") =>
                lists.Of(path, $"{collection}/{id}/{inner}", query, item => IsMine(context, item)),
            ["v1", var collection, var id, var inner] when Find(context, collection, id)[inner] is JsonObject { } list && list["data"] is JsonArray rows =>
                lists.Page(path, [.. rows.OfType<JsonObject>()], query),
            _ => throw Unrecognized(context.Request.Method, path),
        };
    }

    private StripeAnswer Once(HttpContext context, StripeRequest request, string requestId)
    {
        if (keys.Replay(request) is { } former)
        {
            return former;
        }

        var answer = new StripeAnswer(200, Update(context, request, requestId).ToJsonString());
        keys.Keep(request, answer);
        return answer;
    }

    private JsonObject Update(HttpContext context, StripeRequest request, string requestId)
    {
        if (Segments(context.Request.Path.Value!) is not ["v1", var collection, var id] || StripeKind.OfCollection(collection) is not { } kind)
        {
            throw Unrecognized(request);
        }

        var (after, before) = StripeUpdates.Apply(Find(context, collection, id), request.Form);
        shelf.Put(collection, after);
        var shown = view.Of(after, []);
        if (before is not null && kind.Updated is { } type)
        {
            events.Tell(type, shown, before, requestId, request.IdempotencyKey);
        }

        return shown;
    }

    private JsonObject Find(HttpContext context, string collection, string id) => shelf.Find(collection, id) is { } item && IsMine(context, item)
        ? item
        : throw StripeRefusal.Invalid(
            $"No such {StripeKind.OfCollection(collection)?.Object ?? collection}: '{id}'", "resource_missing", "id", 404);

    /// <summary>An object of a connected account is there for requests in its name, and for no others.</summary>
    private static bool IsMine(HttpContext context, JsonObject item) =>
        ((string?)item["_account"] ?? "") == context.Request.Headers["Stripe-Account"].ToString();

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static StripeRefusal Unrecognized(StripeRequest request) => Unrecognized(request.Method, request.Target);

    private static StripeRefusal Unrecognized(string method, string path) => StripeRefusal.Invalid($"Unrecognized request URL ({method}: {path}).", status: 404);

    private static async Task WriteAsync(HttpContext context, StripeRequest request, string requestId, StripeAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["request-id"] = requestId;
        if (request.IdempotencyKey is { } key)
        {
            context.Response.Headers["idempotency-key"] = key;
        }

        if (answer.IsReplayed)
        {
            context.Response.Headers["idempotent-replayed"] = "true";
        }

        await context.Response.WriteAsync(answer.Body);
    }
}
