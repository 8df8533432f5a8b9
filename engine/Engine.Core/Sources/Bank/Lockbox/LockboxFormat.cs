namespace Engine.Core.Sources.Bank.Lockbox;

/// <summary>Lockbox files: checks that a bank opened, with what was keyed from the slips. There is no official text; the layout is the client's.</summary>
public sealed class LockboxFormat : BankFormat
{
    public override string Name => "lockbox";

    private protected override IEnumerable<BankEntry> Entries(BankFile file, BankFindings findings) =>
        new LockboxReader(file, file.Rule.Lockbox ?? LockboxLayout.Known["bai2"], findings).Read();
}
