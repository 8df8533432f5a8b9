namespace Engine.Core.Sources.Bank.Csv;

/// <summary>Account statements as CSV, by the client's mapping of columns, signs, decimals, dates and encoding.</summary>
public sealed class BankCsvFormat : BankFormat
{
    public override string Name => "bank-csv";

    /// <inheritdoc/>
    public override bool NeedsColumns => true;

    private protected override BankEncoding Encoding => BankEncoding.Utf8;

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings) => new BankCsvReader(file, file.Rule.Csv!, findings).Read();
}
