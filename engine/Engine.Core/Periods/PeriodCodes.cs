using Engine.Core.Diagnostics;

namespace Engine.Core.Periods;

/// <summary>Trouble with dates in closed periods.</summary>
public static class PeriodCodes
{
    public static DiagnosticCode Closed { get; } = new(
        "MAP260",
        "An event is dated in a period that is closed in NetSuite",
        "Open the period and retry, book it by hand, or say in client.yaml what closed periods mean for this kind of record: closedPeriods: { invoice: nextOpenDay }.");

    public static DiagnosticCode NoOpenDay { get; } = new(
        "MAP261",
        "No later period is open for what is dated in a closed one",
        "Make or open the next accounting period in NetSuite, then retry.");

    public static DiagnosticCode UnknownKind { get; } = new(
        "CFG161",
        "closedPeriods names what is no dated transaction",
        "Name record types that have a tranDate, such as invoice, customerPayment or deposit.");
}
