namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>
/// Balance reporting files of BAI, version 2. Source: BAI, Cash Management Balance Reporting Specifications Version 2, 2005. Control totals add up all
/// amounts without regard to credit and debit: they are a checksum.
/// </summary>
public sealed class Bai2Format : BankFormat
{
    public override string Name => "bai2";

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings) => new Bai2Reader(file, findings).Read();
}
