namespace Engine.Core.Sources.Bank.X12;

/// <summary>
/// Interchanges of X12 with transaction sets 820, payment order and remittance advice. Source: X12 release 004010 and those around it. BPR01 says whether
/// money moves with it or comes apart from it.
/// </summary>
public sealed class X12Format : BankFormat
{
    public override string Name => "x12";

    private protected override BankEncoding Encoding => BankEncoding.Utf8;

    private protected override bool AllowsControls => true;

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings) => new X12Reader(file, findings).Read();
}
