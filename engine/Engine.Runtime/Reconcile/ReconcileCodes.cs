using Engine.Core.Diagnostics;

namespace Engine.Runtime.Reconcile;

/// <summary>Trouble with comparing a source with the books: <c>RUN440</c> to <c>RUN449</c>.</summary>
public static class ReconcileCodes
{
    public static DiagnosticCode BooksNotRead { get; } = new(
        "RUN440",
        "NetSuite did not answer what a reconciliation asked",
        "The message says why. Nothing was compared, since a record that could not be read is not a missing one. Reconcile again when the account answers.");

    public static DiagnosticCode Difference { get; } = new(
        "RUN441",
        "The source and the books differ",
        "`engine reconcile` shows by how much. What is missing in NetSuite is queued with --heal --yes; what differs, and what only NetSuite has, is for a person.");

    public static DiagnosticCode NothingToCompare { get; } = new(
        "RUN442",
        "A client's configuration says of no object of the source where it belongs",
        "Reconciling asks the client's mappings which records an object becomes. Give the client mappings of that source, or the pack that has them.");

    public static DiagnosticCode ReadsOtherwise { get; } = new(
        "RUN444",
        "A record in NetSuite reads otherwise than the engine left it",
        "Somebody changed it, or a request that was given up long before took effect after all. `engine explain` shows what was written and when; `engine replay` shows what would put it right, and does so with --yes.");

    public static DiagnosticCode ReportGone { get; } = new(
        "RUN443",
        "The report of this run is not kept",
        "The newest hundred reports of a client are kept, and a run that failed has none. Reconcile the days again.");
}
