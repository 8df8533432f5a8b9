namespace Engine.Core.Sources.Bank.Camt;

/// <summary>
/// Account reports, statements and notifications of ISO 20022: camt.052, .053 and .054 of any version, read by where things stand and not by the
/// version's number. Source: the official schemas, versions 1 to 8. A statement's entries must lead from its opening to its closing balance.
/// </summary>
public sealed class CamtFormat : BankFormat
{
    public override string Name => "camt";

    private protected override BankEncoding Encoding => BankEncoding.Utf8;

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings) => new CamtReader(file, findings).Read();
}
