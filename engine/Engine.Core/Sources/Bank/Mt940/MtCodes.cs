using System.Collections.Frozen;

namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>Codes of field 61 and of German field 86. Source: SWIFT's transaction types as BAI's appendix E lists them, and the German banks' GVC as far as it was met.</summary>
public static class MtCodes
{
    /// <summary>Transaction types (the three characters after S, N or F) with what they mean for money that comes in.</summary>
    public static readonly FrozenDictionary<string, (CodeAction Action, string? Method)> Types = new Dictionary<string, (CodeAction, string?)>
    {
        ["TRF"] = (CodeAction.Receipt, "transfer"),
        ["CHK"] = (CodeAction.Receipt, "check"),
        ["COL"] = (CodeAction.Receipt, null),
        ["DDT"] = (CodeAction.Receipt, "directDebit"),
        ["STO"] = (CodeAction.Receipt, "transfer"),
        ["LBX"] = (CodeAction.Deposit, "check"),
        ["MSC"] = (CodeAction.Review, null),
        ["INT"] = (CodeAction.Other, null),
        ["CHG"] = (CodeAction.Other, null),
        ["COM"] = (CodeAction.Other, null),
        ["DIV"] = (CodeAction.Other, null),
        ["SEC"] = (CodeAction.Other, null),
        ["FEX"] = (CodeAction.Other, null),
        ["LDP"] = (CodeAction.Other, null),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public const string ReturnedItem = "RTI";

    /// <summary>German kinds of transaction that bring something back, whatever the mark says.</summary>
    public static readonly FrozenDictionary<string, string> Returns = new Dictionary<string, string>
    {
        ["159"] = "transfer returned",
        ["108"] = "direct debit returned",
        ["109"] = "direct debit returned",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>German kinds of transaction from 800 to 899 are charges, interest and other matters of the account.</summary>
    public static bool IsAccountMatter(string gvc) => gvc.Length == 3 && gvc[0] == '8';

    public const string NoReference = "NONREF";
}
