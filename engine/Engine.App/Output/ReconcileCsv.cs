using System.Text;
using Engine.Core.Reconciliation;

namespace Engine.App.Output;

/// <summary>Every row of a reconciliation as CSV, one line for each record, or one for an object that has none.</summary>
internal static class ReconcileCsv
{
    private const string Head = "state,date,kind,id,currency,amount,booked,difference,settled_in,record,external_id,internal_id,record_wanted,record_found,why";

    public static string Of(ReconciliationReport report)
    {
        var text = new StringBuilder(Head).Append("\r\n");
        foreach (var row in report.Rows)
        {
            if (row.Records.IsEmpty)
            {
                Append(text, row, null);
            }

            foreach (var record in row.Records)
            {
                Append(text, row, record);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReconciledRow row, ReconciledRecord? record) => text.AppendJoin(',',
        Word(row.State), ReconcileText.Day(row.Date), CsvCell.Of(row.Kind), CsvCell.Of(row.Id), CsvCell.Of(row.Currency),
        CsvCell.Of(row.Amount), CsvCell.Of(row.Booked), CsvCell.Of(row.Difference), CsvCell.Of(row.SettledIn), CsvCell.Of(record?.Record),
        CsvCell.Of(record?.ExternalId), CsvCell.Of(record?.InternalId), CsvCell.Of(record?.Wanted), CsvCell.Of(record?.Found), CsvCell.Of(row.Why)).Append("\r\n");

    private static string Word(ReconciledState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];
}
