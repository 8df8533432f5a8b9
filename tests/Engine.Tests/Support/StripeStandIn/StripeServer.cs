using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Tests.Support.StripeStandIn;

/// <summary>
/// Stripe's API as far as the engine reads it: lists (newest first, limit 1 to 100 and 10 by default, created, types, starting_after,
/// ending_before, has_more), objects by id, errors in Stripe's shape. Events older than thirty days are gone. Faults are told beforehand.
/// Facts: Stripe API reference.
/// </summary>
internal sealed class StripeServer : IAsyncDisposable
{
    public const string Key = "rk_test_of_the_stand_in";

    private static readonly TimeSpan KeepsEvents = TimeSpan.FromDays(30);

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, JsonObject>> collections = [];
    private readonly ConcurrentQueue<Func<HttpContext, Task>> faults = [];

    private StripeServer(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    public Uri Url => new(app.Urls.First());

    /// <summary>Path and query of everything that was asked, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static async Task<StripeServer> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var server = new StripeServer(app, clock);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Puts an object, or another state of it, into a collection such as <c>events</c> or <c>invoices</c>.</summary>
    public void Put(string collection, JsonObject item) => Of(collection)[(string)item["id"]!] = item;

    /// <summary>The next requests are answered so, one after the other.</summary>
    public void Next(params (int Status, string Body)[] answers) => answers.ToList().ForEach(answer => faults.Enqueue(context => WriteAsync(context, answer.Status, answer.Body)));

    /// <summary>The next request gets no answer: the connection is cut.</summary>
    public void Cut() => faults.Enqueue(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private ConcurrentDictionary<string, JsonObject> Of(string collection) => collections.GetOrAdd(collection, _ => []);

    private Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Path}{context.Request.QueryString}");
        if (faults.TryDequeue(out var fault))
        {
            return fault(context);
        }

        if (context.Request.Headers.Authorization != $"Bearer {Key}")
        {
            return FailAsync(context, 401, "invalid_request_error", null, "Invalid API Key provided.");
        }

        return context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["v1", var collection] => ListAsync(context, collection),
            ["v1", var collection, var id] => Of(collection).TryGetValue(id, out var item)
                ? WriteAsync(context, 200, item.ToJsonString())
                : FailAsync(context, 404, "invalid_request_error", "resource_missing", $"No such {collection}: '{id}'"),
            _ => FailAsync(context, 404, "invalid_request_error", null, "Unrecognized request URL."),
        };
    }

    private Task ListAsync(HttpContext context, string collection)
    {
        var query = context.Request.Query;
        var limit = query.TryGetValue("limit", out var asked) ? int.Parse(asked!, CultureInfo.InvariantCulture) : 10;
        if (limit is < 1 or > 100)
        {
            return FailAsync(context, 400, "invalid_request_error", null, "Limit must be between 1 and 100.");
        }

        var rows = Of(collection).Values.Where(row => Takes(row, query, collection)).OrderByDescending(Created).ThenByDescending(row => (string)row["id"]!, StringComparer.Ordinal).ToList();
        if (query.TryGetValue("starting_after", out var after))
        {
            var place = rows.FindIndex(row => (string)row["id"]! == after);
            if (place < 0)
            {
                return FailAsync(context, 400, "invalid_request_error", "resource_missing", $"No such object: '{after}'");
            }

            rows = rows[(place + 1)..];
        }

        if (query.TryGetValue("ending_before", out var before))
        {
            rows = rows[..Math.Max(0, rows.FindIndex(row => (string)row["id"]! == before))];
            rows = rows[Math.Max(0, rows.Count - limit)..];
        }

        var page = new JsonObject
        {
            ["object"] = "list",
            ["url"] = $"/v1/{collection}",
            ["has_more"] = rows.Count > limit,
            ["data"] = new JsonArray([.. rows.Take(limit).Select(row => row.DeepClone())]),
        };
        return WriteAsync(context, 200, page.ToJsonString());
    }

    private bool Takes(JsonObject row, IQueryCollection query, string collection)
    {
        var created = Created(row);
        return (collection != "events" || created >= (clock.GetUtcNow() - KeepsEvents).ToUnixTimeSeconds())
            && (!query.TryGetValue("created[gte]", out var from) || created >= long.Parse(from!, CultureInfo.InvariantCulture))
            && (!query.TryGetValue("created[lt]", out var to) || created < long.Parse(to!, CultureInfo.InvariantCulture))
            && (!query.TryGetValue("types[]", out var types) || types.Contains((string)row["type"]!));
    }

    private static long Created(JsonObject row) => (long)row["created"]!;

    private static Task FailAsync(HttpContext context, int status, string type, string? code, string message) => WriteAsync(
        context, status, new JsonObject { ["error"] = new JsonObject { ["type"] = type, ["code"] = code, ["message"] = message } }.ToJsonString());

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body);
    }
}
