namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>
/// Statements MT940 and interim reports MT942 of SWIFT. Field 61: SWIFT's own shape; field 86: annex 3 of the German banks' remote data agreement (DK),
/// keywords between slashes, or plain text. Each statement must lead from its opening to its closing balance.
/// </summary>
public sealed class MtFormat : BankFormat
{
    public override string Name => "mt940";

    private protected override BankEncoding Encoding => BankEncoding.Utf8;

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings) => new MtReader(file, findings).Read();
}
