using Engine.Core.Sources.Bank.Csv;

namespace Engine.Core.Sources.Bank.Remittance;

/// <summary>Remittance advices as CSV: a row for each document that is paid; rows with one payment number are one advice.</summary>
public sealed class RemittanceCsvFormat : BankFormat
{
    public override string Name => "remittance-csv";

    /// <inheritdoc/>
    public override bool NeedsColumns => true;

    private protected override BankEncoding Encoding => BankEncoding.Utf8;

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings) => new RemittanceCsvReader(file, file.Rule.Csv!, findings).Read();
}
