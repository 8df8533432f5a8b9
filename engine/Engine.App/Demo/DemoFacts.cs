using System.Collections.Immutable;

namespace Engine.App.Demo;

/// <summary>What happened between acme and its customers, apart from how Stripe told it: the sum of it is what the books must show.</summary>
internal sealed record DemoFacts(
    ImmutableArray<DemoCustomer> Customers,
    ImmutableArray<DemoInvoice> Invoices,
    ImmutableArray<DemoPayment> Payments,
    ImmutableArray<DemoRefund> Refunds);
