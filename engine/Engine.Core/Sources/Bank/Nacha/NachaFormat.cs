namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>
/// ACH files of NACHA: records of 94 characters. Credits that were received, with the remittance in their addenda, returns, notifications of change and
/// reversals. Source: NACHA Operating Rules 2013, and github.com/moov-io/ach. The payer of a credit is in the header of its batch; the name in the
/// entry is the client's own.
/// </summary>
public sealed class NachaFormat : BankFormat
{
    public override string Name => "nacha";

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings) => new NachaReader(file, findings).Read();
}
