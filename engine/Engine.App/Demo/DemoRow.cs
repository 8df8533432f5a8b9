using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.App.Demo;

/// <summary>One delivery with what became of it.</summary>
/// <param name="Number">In order of delivery, from 1.</param>
/// <param name="Status">What the webhook answered.</param>
/// <param name="Records">The NetSuite records of the event; empty unless it was booked.</param>
/// <param name="Reason">Why it is ignored, waiting or raised; null otherwise.</param>
internal sealed record DemoRow(
    int Number, DemoDelivery Delivery, int Status, DemoOutcome Outcome, ImmutableArray<OutcomeRecord> Records, string? Reason);
