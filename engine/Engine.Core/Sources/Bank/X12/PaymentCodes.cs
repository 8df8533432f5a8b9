using System.Collections.Frozen;

namespace Engine.Core.Sources.Bank.X12;

/// <summary>Codes of transaction set 820. Source: X12 release 004010, transaction set 820 and elements 128, 305, 426, 591; qualifiers from use.</summary>
internal static class PaymentCodes
{
    /// <summary>BPR04 (element 591).</summary>
    public static readonly FrozenDictionary<string, string> Methods = new Dictionary<string, string>
    {
        ["ACH"] = "ach",
        ["CHK"] = "check",
        ["FWT"] = "wire",
        ["BOP"] = "transfer",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>BPR01 (element 305) that tells of documents and moves no money.</summary>
    public static readonly FrozenSet<string> RemittanceOnly = new[] { "I", "H" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>BPR01 that announces nothing but the account.</summary>
    public const string Prenote = "P";

    /// <summary>RMR01 (element 128), as the kind of document it names.</summary>
    public static readonly FrozenDictionary<string, string> Documents = new Dictionary<string, string>
    {
        ["IV"] = ReferenceKinds.Invoice,
        ["OI"] = ReferenceKinds.Invoice,
        ["PO"] = ReferenceKinds.Order,
        ["CM"] = ReferenceKinds.CreditMemo,
        ["CL"] = ReferenceKinds.CreditMemo,
        ["12"] = ReferenceKinds.Customer,
        ["14"] = ReferenceKinds.Customer,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>ADX02 and RMR07 (element 426), the reasons met in receivables.</summary>
    public static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["01"] = "pricing error",
        ["02"] = "allowance or charge error",
        ["04"] = "item damaged",
        ["05"] = "quality",
        ["06"] = "quantity contested",
        ["07"] = "incorrect product",
        ["09"] = "terms of sale",
        ["11"] = "returned",
        ["12"] = "returned",
        ["13"] = "returned",
        ["14"] = "returned",
        ["15"] = "returned",
        ["16"] = "allowance outside the invoice",
        ["19"] = "billed twice",
        ["24"] = "incorrect discount",
        ["25"] = "not accepted",
        ["26"] = "invoice cancelled",
        ["30"] = "delivery charge",
        ["48"] = "service charge",
        ["49"] = "processing charge",
        ["50"] = "late charge",
        ["51"] = "interest",
        ["52"] = "credit for an earlier overpayment",
        ["53"] = "remittance for an earlier underpayment",
        ["54"] = "freight deducted",
        ["55"] = "tax deducted",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
