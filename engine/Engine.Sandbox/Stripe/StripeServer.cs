using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Sandbox.Stripe;

/// <summary>
/// Stripe's API over recorded objects, as far as an integration reads it and writes metadata: lists, objects by id, expansion, updates with idempotency keys,
/// events of updates (delivered, signed, where a webhook is set up), errors in Stripe's shape, faults. Objects are answered as they were put, in whatever version
/// was asked for. Knows nothing of the engine. Source: Stripe API reference.
/// </summary>
public sealed class StripeServer : IAsyncDisposable
{
    public const string Key = "rk_test_of_the_stand_in";
    public const string ReadOnlyKey = "rk_test_that_only_reads";

    // A slow fault may still be waiting when the server ends; nobody waits for it.
    private static readonly TimeSpan shutdownTimeout = TimeSpan.FromMilliseconds(500);

    private readonly WebApplication app;
    private readonly StripeShelf shelf;
    private readonly StripeFront front;
    private readonly StripeEvents events;
    private readonly StripeFaults faults;

    private StripeServer(WebApplication app, StripeShelf shelf, StripeFront front, StripeEvents events, StripeFaults faults) =>
        (this.app, this.shelf, this.front, this.events, this.faults) = (app, shelf, front, events, faults);

    /// <summary>Where it listens; stands for <c>https://api.stripe.com</c>.</summary>
    public Uri Url => new(app.Urls.First());

    /// <summary>Where events of updates are delivered, signed; null when nobody listens.</summary>
    public StripeWebhook? Webhook
    {
        get => events.Webhook;
        set => events.Webhook = value;
    }

    /// <summary>Everything that was asked, in order.</summary>
    public IReadOnlyList<StripeRequest> Requests => [.. front.Requests];

    /// <summary>Starts to listen.</summary>
    /// <exception cref="IOException">The address cannot be had.</exception>
    public static async Task<StripeServer> StartAsync(StripeOptions options, CancellationToken cancel = default)
    {
        var shelf = new StripeShelf();
        var view = new StripeView(shelf);
        var events = new StripeEvents(shelf, options);
        var faults = new StripeFaults();
        var front = new StripeFront(shelf, new StripeLists(shelf, view, options.Clock), view, new StripeKeys(options.Clock), events, faults, options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = shutdownTimeout);
        var app = builder.Build();
        app.Run(front.HandleAsync);
        await app.StartAsync(cancel);
        return new StripeServer(app, shelf, front, events, faults);
    }

    /// <summary>Whether Stripe lists objects that call themselves so.</summary>
    /// <param name="name">The member <c>object</c>.</param>
    public static bool Lists(string? name) => StripeKind.OfObject(name) is not null;

    /// <summary>Puts an object, or another state of it, where its member <c>object</c> says.</summary>
    /// <exception cref="ArgumentException">It has no id, or is no kind of object that Stripe lists.</exception>
    public void Put(JsonObject item) => Put(
        StripeKind.OfObject((string?)item["object"])?.Collection ?? throw new ArgumentException($"'{(string?)item["object"]}' is no object that Stripe lists.", nameof(item)),
        item);

    /// <summary>Puts an object, or another state of it, into a collection such as <c>invoices</c>, or <c>customers/cus_1/balance_transactions</c>.</summary>
    public void Put(string collection, JsonObject item)
    {
        lock (shelf.Gate)
        {
            shelf.Put(collection, item.DeepClone().AsObject());
        }
    }

    /// <summary>A balance transaction of an automatic payout; which one it went into only Stripe's list says.</summary>
    public void PutTransaction(string payout, JsonObject transaction)
    {
        var kept = transaction.DeepClone().AsObject();
        kept["_payout"] = payout;
        Put(kept);
    }

    /// <summary>The object as it is now; null when there is none.</summary>
    public JsonObject? Find(string collection, string id)
    {
        lock (shelf.Gate)
        {
            return shelf.Find(collection, id)?.DeepClone().AsObject();
        }
    }

    /// <summary>All of a collection as they are now, newest first.</summary>
    public IReadOnlyList<JsonObject> All(string collection)
    {
        lock (shelf.Gate)
        {
            return [.. shelf.Of(collection).Select(item => item.DeepClone().AsObject())];
        }
    }

    /// <summary>Takes an object away, as when it never was.</summary>
    public bool Remove(string collection, string id)
    {
        lock (shelf.Gate)
        {
            return shelf.Remove(collection, id);
        }
    }

    /// <summary>Makes something go wrong with the next request that it is for.</summary>
    public void Add(StripeFault fault) => faults.Add(fault);

    /// <summary>Completes when all events that were to be delivered are, or could not be.</summary>
    public Task DeliveredAsync() => events.DeliveredAsync();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await events.DisposeAsync();
    }
}
