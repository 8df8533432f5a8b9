using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.App.Demo;

/// <summary>Writes a history down: the facts on one side, and what Stripe sends about them on the other, in order of delivery.</summary>
/// <param name="eventIds">How the ids of its events begin.</param>
internal sealed class DemoStory(string eventIds = "evt_1QAcme")
{
    private readonly List<DemoDelivery> deliveries = [];
    private readonly List<DemoCustomer> customers = [];
    private readonly List<DemoInvoice> invoices = [];
    private readonly List<DemoPayment> payments = [];
    private readonly List<DemoRefund> refunds = [];

    /// <summary>Stripe as it tells of facts in an API version.</summary>
    public StripeTeller Old => new(this, StripeVersion.Old);

    /// <inheritdoc cref="Old"/>
    public StripeTeller BeforeBasil => new(this, StripeVersion.BeforeBasil);

    /// <inheritdoc cref="Old"/>
    public StripeTeller Clover => new(this, StripeVersion.Clover);

    public ImmutableArray<DemoDelivery> Deliveries => [.. deliveries];

    public DemoFacts Facts => new([.. customers], [.. invoices], [.. payments], [.. refunds]);

    /// <summary>The fact belongs into the books.</summary>
    public DemoCustomer Book(DemoCustomer customer) => Added(customers, customer);

    /// <inheritdoc cref="Book(DemoCustomer)"/>
    public DemoInvoice Book(DemoInvoice invoice) => Added(invoices, invoice);

    /// <inheritdoc cref="Book(DemoCustomer)"/>
    public DemoPayment Book(DemoPayment payment) => Added(payments, payment);

    /// <inheritdoc cref="Book(DemoCustomer)"/>
    public DemoRefund Book(DemoRefund refund) => Added(refunds, refund);

    /// <summary>Stripe sends an event; its id follows from its place in the history.</summary>
    public void Send(
        string type,
        DateTimeOffset at,
        StripeVersion version,
        JsonObject content,
        DemoOutcome expected,
        string? remark = null,
        bool afterAPause = false,
        JsonObject? previous = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{eventIds}{deliveries.Count + 1:0000}");
        var data = new JsonObject { ["object"] = content };
        if (previous is not null)
        {
            data["previous_attributes"] = previous;
        }

        var envelope = new JsonObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = version.Name,
            ["created"] = at.ToUnixTimeSeconds(),
            ["data"] = data,
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
            ["type"] = type,
        };
        var body = Encoding.UTF8.GetBytes(envelope.ToJsonString());
        deliveries.Add(new(id, type, body, expected) { Remark = remark, AfterAPause = afterAPause });
    }

    /// <summary>Stripe sends the last event once more, byte for byte.</summary>
    public void SendAgain() =>
        deliveries.Add(deliveries[^1] with { Expected = DemoOutcome.Repeated, AfterAPause = false, Remark = "the same event again" });

    /// <summary>Somebody sends what acme's endpoint has to turn away.</summary>
    public void SendRefused(DemoDelivery delivery) => deliveries.Add(delivery);

    private static T Added<T>(List<T> facts, T fact)
    {
        facts.Add(fact);
        return fact;
    }
}
