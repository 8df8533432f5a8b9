using System.Collections.Immutable;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>The type of each account that the files name as the receivables account of an invoice, credit, payment or refund.</summary>
internal sealed class ReceivablesCheck : AccountCheck
{
    public override string Name => "receivables";

    public override string Asks => "whether receivables accounts are receivables accounts";

    public override int Order => 100;

    private const string Receivable = "AcctRec";

    public override async Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel)
    {
        var ids = patient.Ids.Where(id => id.RecordType == "account" && IsReceivables(id.Field)).ToList();
        var rows = await patient.RowsAsync("account", cancel);
        if (rows.Trouble is { } trouble)
        {
            return [CheckFinding.Warning($"The accounts could not be read. {trouble.Trouble}", "Let the role of the integration see Accounts.", Who.Administrator)];
        }

        var wrong = ids.Where(id => rows.Rows.TryGetValue(id.InternalId, out var row) && IdRows.Column(row, "accttype") is not (null or Receivable)).Select(id => CheckFinding.Error(
            $"The account {id.InternalId} is written to {id.Field} and is of type {IdRows.Column(rows.Rows[id.InternalId], "accttype")}, not {Receivable}.", "Put an accounts receivable account.", Who.Consultant).At(id.Span));
        return [.. wrong.DefaultIfEmpty(CheckFinding.Ok(ids.Count == 0 ? "No file names a receivables account: NetSuite takes the account's own." : $"Accounts receivable: {string.Join(", ", ids.Select(id => id.InternalId).Distinct())}."))];
    }

    // An invoice and a credit memo call it account; whatever pays or refunds them calls it arAcct.
    private static bool IsReceivables(string field) => field is "invoice.account" or "creditMemo.account" || field.EndsWith(".arAcct", StringComparison.Ordinal);
}
