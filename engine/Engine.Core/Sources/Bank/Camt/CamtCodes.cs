using System.Collections.Frozen;

namespace Engine.Core.Sources.Bank.Camt;

/// <summary>Codes of camt messages. Source: the schemas of camt.052, .053 and .054, versions 1 to 8; return families from the external code set of bank transactions.</summary>
internal static class CamtCodes
{
    /// <summary>The messages by the element below Document, with the element that holds entries.</summary>
    public static readonly FrozenDictionary<string, string> Messages = new Dictionary<string, string>
    {
        ["BkToCstmrAcctRpt"] = "Rpt",
        ["BkToCstmrStmt"] = "Stmt",
        ["BkToCstmrDbtCdtNtfctn"] = "Ntfctn",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public const string Statement = "Stmt";

    /// <summary>Types of referred documents (DocumentType6Code), as the kind of document they name.</summary>
    public static readonly FrozenDictionary<string, string> Documents = new Dictionary<string, string>
    {
        ["CINV"] = ReferenceKinds.Invoice,
        ["MSIN"] = ReferenceKinds.Invoice,
        ["CREN"] = ReferenceKinds.CreditMemo,
        ["PUOR"] = ReferenceKinds.Order,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Domains of bank transactions that are no payments of customers.</summary>
    public static readonly FrozenSet<string> NoPayments = new[] { "ACMT", "CAMT", "CMDT", "DERV", "FORX", "LDAS", "PMET", "SECU" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Sub-families by which a direct debit, check or transfer comes back without RvslInd or RtrInf.</summary>
    public static readonly FrozenSet<string> Returns = new[] { "UPDD", "PRDD", "UPCQ", "RRTN", "RPCR" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Statements that were sent before: nothing of them is booked.</summary>
    public static readonly FrozenSet<string> Copies = new[] { "COPY", "CODU", "DUPL" }.ToFrozenSet(StringComparer.Ordinal);

    public const string NotProvided = "NOTPROVIDED";

    /// <summary>Members of a statement, report or notification that tell nothing for payments. One that is in no version may be a broken entry.</summary>
    public static readonly FrozenSet<string> StatementMembers = Names(
        "StmtPgntn RptPgntn NtfctnPgntn ElctrncSeqNb RptgSeq LglSeqNb FrToDt RptgSrc RltdAcct Intrst AddtlStmtInf AddtlRptInf AddtlNtfctnInf");

    public static readonly FrozenSet<string> EntryMembers = Names(
        "NtryRef Amt CdtDbtInd RvslInd Sts BookgDt ValDt AcctSvcrRef Avlbty BkTxCd ComssnWvrInd AddtlInfInd AmtDtls Chrgs TechInptChanl Intrst CardTx NtryDtls AddtlNtryInf");

    public static readonly FrozenSet<string> DetailMembers = Names("Btch TxDtls");

    public static readonly FrozenSet<string> PaymentMembers = Names(
        "Refs Amt CdtDbtInd AmtDtls Avlbty BkTxCd Chrgs Intrst RltdPties RltdAgts LclInstrm Purp RltdRmtInf RmtInf RltdDts RltdPric RltdQties FinInstrmId Tax RtrInf CorpActn "
        + "SfkpgAcct CshDpst CardTx AddtlTxInf SplmtryData");

    /// <summary>False, with a refusal, when the element has a member that no known version has, and the client does not take that.</summary>
    public static bool Check(XmlElement element, FrozenSet<string> members, BankFindings findings) =>
        element.Children.All(child => members.Contains(child.Name) || Unknown(child, element.Name, findings));

    public static bool Unknown(XmlElement child, string parent, BankFindings findings) =>
        findings.Deviate(Leniency.OtherVersions, BankCodes.Version, child.Place, $"<{child.Name}> is no member of <{parent}> in any version that is known.");

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
