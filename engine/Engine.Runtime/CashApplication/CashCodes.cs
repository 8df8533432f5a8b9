using Engine.Core.Diagnostics;

namespace Engine.Runtime.CashApplication;

/// <summary>Trouble with what is open in NetSuite: <c>RUN470</c> to <c>RUN489</c>.</summary>
public static class CashCodes
{
    public static DiagnosticCode OpenItemsNotRead { get; } = new(
        "RUN470",
        "NetSuite did not say what is open",
        "The message says why. No payment is matched until it does: an invoice that was not read is not a settled one. The role needs to see invoices, credit memos and customers over SuiteQL.");

    public static DiagnosticCode TotalsDiffer { get; } = new(
        "RUN471",
        "The mirror of open items did not add up to NetSuite's totals",
        "Everything was read anew. A single time is mostly a document that was deleted; if it happens again and again, something changes documents without their date of change.");

    public static DiagnosticCode RemainderDiffers { get; } = new(
        "RUN472",
        "Another amount remains on a document than the payment left",
        "The message says what was open, what was applied and what remains now. Less remains where somebody else paid or credited it; more where the payment was changed or taken off. "
        + "Look at the document's related records in NetSuite. The item closes by itself once the amounts agree; resolve it when what NetSuite shows is right.");

    public static DiagnosticCode NotFlagged { get; } = new(
        "RUN473",
        "There is no such flagged payment",
        "`engine match flagged` lists payments that a tier applied and flagged. One that is matched anew, or erased, is none any more.");

    public static DiagnosticCode OrderUnusable { get; } = new(
        "RUN474",
        "An order about flagged payments cannot be read",
        "The message says what is taken there.");
}
