using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>Trouble with crosswalk files: <c>XWK00x</c>.</summary>
public static class CrosswalkCodes
{
    public static DiagnosticCode Malformed { get; } = new(
        "XWK001",
        "A crosswalk is not CSV",
        "Cells are separated by commas. A cell that holds a comma, a quote or a line break is wrapped in double quotes, and a quote inside is doubled.");

    public static DiagnosticCode MissingColumn { get; } = new(
        "XWK002",
        "A crosswalk lacks a column",
        "The first line names the columns: key,internalId,name,active. key and internalId must be there. A file saved with semicolons must be saved with commas.");

    public static DiagnosticCode UnknownColumn { get; } = new(
        "XWK003",
        "A crosswalk has a column that is not known",
        "The columns are key, internalId, name, active and note, each once. Columns of your own, for crosswalkColumn(…), have names of letters and digits that resemble none of these.");

    public static DiagnosticCode DuplicateKey { get; } = new(
        "XWK004",
        "A crosswalk has two rows for one key",
        "Which of the two would count is anybody's guess. Delete one; for a row that is no longer used, delete it or change its active to false.");

    public static DiagnosticCode BlankKey { get; } = new(
        "XWK005",
        "A row of a crosswalk has no key",
        "The key is what the source calls it, such as a Stripe price id or a country code. Fill it in or delete the row.");

    public static DiagnosticCode BlankInternalId { get; } = new(
        "XWK006",
        "A row of a crosswalk has no internal id",
        "Look the record up in NetSuite and fill in its internal id, or delete the row: a key without a row is raised with its name.");

    public static DiagnosticCode CellCount { get; } = new(
        "XWK007",
        "A row of a crosswalk has too few or too many cells",
        "Each row has one cell for each column of the first line. A comma inside a cell needs quotes around the cell.");

    public static DiagnosticCode NotTrueOrFalse { get; } = new(
        "XWK008",
        "A row of a crosswalk is neither active nor inactive",
        "active is true or false; empty means true.");
}
