using System.Globalization;
using System.Text;
using Engine.Core.Reconciliation;

namespace Engine.App.Output;

/// <summary>
/// Every row of a reconciliation as CSV (RFC 4180), one line for each record, or one for an object that has none. A text that a spreadsheet would take for a formula
/// begins with an apostrophe.
/// </summary>
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
        Word(row.State), ReconcileText.Day(row.Date), Text(row.Kind), Text(row.Id), Text(row.Currency), Number(row.Amount), Number(row.Booked), Number(row.Difference), Text(row.SettledIn),
        Text(record?.Record), Text(record?.ExternalId), Text(record?.InternalId), Number(record?.Wanted), Number(record?.Found), Text(row.Why)).Append("\r\n");

    private static string Word(ReconciledState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(string? text)
    {
        var safe = text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text ?? "";
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
