namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>
/// What positions 2-3 of an entry say: the tens are the kind of account, the units what is done. Source: NACHA Operating Rules 2013. A loan account has
/// 55 for the debit that reverses, and 56 for its return.
/// </summary>
internal readonly record struct TransactionCode(int Code)
{
    public bool IsKnown => Code / 10 is >= 2 and <= 5 && Units is >= 1 and <= 9 && (Code / 10 == 5 ? Code is >= 51 and <= 56 : Units != 5);

    public bool IsDebit => Units >= 5;

    public bool IsReturn => Units is 1 or 6;

    public bool IsPrenote => (Units is 3 or 8);

    public bool IsRemittanceOnly => Units is 4 or 9;

    private int Units => Code % 10;

    public override string ToString() => Code.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
