using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank.Camt;

/// <summary>What the details of one payment tell. Paths differ between versions; the first that is there counts.</summary>
internal static class CamtDetails
{
    private static readonly (string Path, string Kind)[] references =
    [
        ("Refs/EndToEndId", ReferenceKinds.EndToEnd),
        ("Refs/MndtId", ReferenceKinds.Mandate),
        ("Refs/TxId", ReferenceKinds.Trace),
        ("Refs/UETR", ReferenceKinds.Trace),
        ("Refs/InstrId", ReferenceKinds.Trace),
        ("Refs/ClrSysRef", ReferenceKinds.Trace),
        ("Refs/PmtInfId", ReferenceKinds.Trace),
        ("Refs/ChqNb", ReferenceKinds.Check),
        ("Refs/AcctSvcrRef", ReferenceKinds.Bank),
    ];

    // What names one payment among those of a booking, in every message that tells of it.
    private static readonly string[] identifying = ["Refs/AcctSvcrRef", "Refs/TxId", "Refs/UETR", "Refs/EndToEndId", "Refs/InstrId", "Refs/ChqNb"];

    public static IEnumerable<string> Identifying(XmlElement item) => identifying.Select(path => item.Text(path) ?? "");

    public static string? EndToEnd(XmlElement? item) => item?.Text("Refs/EndToEndId") is { } id && id != CamtCodes.NotProvided ? id : null;

    public static ImmutableArray<BankReference> References(XmlElement item)
    {
        var found = ImmutableArray.CreateBuilder<BankReference>();
        foreach (var (path, kind) in references)
        {
            if (item.Text(path) is { } id && id != CamtCodes.NotProvided)
            {
                found.Add(new BankReference(kind, id, path));
            }
        }

        foreach (var structured in item.All("RmtInf").SelectMany(remittance => remittance.All("Strd")))
        {
            if (structured.Text("CdtrRefInf/Ref") is { } reference)
            {
                var type = structured.First("CdtrRefInf/Tp/CdOrPrtry/Cd", "CdtrRefInf/Tp/CdOrPrtry/Prtry");
                found.Add(Creditor(reference, type is null ? "CdtrRefInf/Ref" : $"CdtrRefInf/Ref ({type})"));
            }
        }

        return found.DrainToImmutable();
    }

    public static PayerIdentity Payer(XmlElement item, bool isIncoming, bool isBack)
    {
        // Of money that comes in the debtor is the other side, of money that goes out the creditor; in what comes back the parties stay those of the original.
        var side = isIncoming != isBack ? "Dbtr" : "Cdtr";
        var parties = item.At("RltdPties");
        var party = parties?.At(side);
        var account = parties?.At($"{side}Acct");
        string?[] others = [parties?.First($"Ultmt{side}/Nm", $"Ultmt{side}/Pty/Nm"), party?.Text("Agt/FinInstnId/Nm")];
        var ids = (party?.At("Id") ?? party?.At("Pty/Id")) is { } id
            ? new[] { ("organisation", id.First("OrgId/AnyBIC", "OrgId/BICOrBEI", "OrgId/BIC")), ("organisation", id.Text("OrgId/Othr/Id")), ("person", id.Text("PrvtId/Othr/Id")) }
            : [];
        return new PayerIdentity(
            party?.First("Nm", "Pty/Nm"),
            account?.First("Id/IBAN", "Id/Othr/Id"),
            item.At($"RltdAgts/{side}Agt/FinInstnId")?.First("BICFI", "BIC", "ClrSysMmbId/MmbId"),
            [.. ids.Where(one => one.Item2 is not null).Select(one => new PayerId(one.Item1, one.Item2!))])
        {
            OtherNames = [.. others.OfType<string>()],
        };
    }

    public static ImmutableArray<RemittanceLine> Remittance(XmlElement item) =>
        [.. item.All("RmtInf").SelectMany(remittance => remittance.All("Strd")).SelectMany(Lines)];

    public static IEnumerable<BankText> Texts(XmlElement item)
    {
        var remittance = item.All("RmtInf").ToList();
        return [
            .. remittance.SelectMany(one => one.All("Ustrd")).Where(text => text.Value.Length > 0).Select(text => new BankText("RmtInf/Ustrd", text.Value)),
            .. remittance.SelectMany(one => one.All("Strd")).SelectMany(one => one.All("AddtlRmtInf")).Where(text => text.Value.Length > 0).Select(text => new BankText("Strd/AddtlRmtInf", text.Value)),
            .. Text(item, "AddtlTxInf"),
        ];
    }

    public static IEnumerable<BankText> Text(XmlElement element, string path) => element.Text(path) is { } text ? [new BankText(path, text)] : [];

    public static string? Method(XmlElement? item, XmlElement entry) => (item?.Text("BkTxCd/Domn/Fmly/Cd") ?? entry.Text("BkTxCd/Domn/Fmly/Cd")) switch
    {
        "RCDT" or "ICDT" or "RRCT" or "IRCT" => "transfer",
        "RDDT" or "IDDT" => "directDebit",
        "RCHQ" or "ICHQ" => "check",
        "LBOX" => "lockbox",
        "CCRD" or "MCRD" => "card",
        "CNTR" => "cash",
        _ => null,
    };

    public static ImmutableArray<BankFact> Facts(XmlElement entry, XmlElement? item)
    {
        var facts = ImmutableArray.CreateBuilder<BankFact>();
        Add("domain", entry.Text("BkTxCd/Domn/Cd"));
        Add("family", entry.Text("BkTxCd/Domn/Fmly/Cd"));
        Add("subFamily", entry.Text("BkTxCd/Domn/Fmly/SubFmlyCd"));
        Add("bankCode", entry.Text("BkTxCd/Prtry/Cd"));
        if (item?.At("AmtDtls/InstdAmt/Amt") is { } instructed)
        {
            Add("instructedAmount", instructed.Value);
            Add("instructedCurrency", instructed.Currency);
        }

        Add("exchangeRate", item?.First("AmtDtls/TxAmt/CcyXchg/XchgRate", "AmtDtls/InstdAmt/CcyXchg/XchgRate", "AmtDtls/CntrValAmt/CcyXchg/XchgRate"));
        Add("charges", item?.First("Chrgs/TtlChrgsAndTaxAmt", "Chrgs/Amt") ?? entry.First("Chrgs/TtlChrgsAndTaxAmt", "Chrgs/Amt"));
        Add("purpose", item?.First("Purp/Cd", "Purp/Prtry"));
        Add("remittanceElsewhereId", item?.Text("RltdRmtInf/RmtId"));
        return facts.DrainToImmutable();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                facts.Add(new BankFact(name, value));
            }
        }
    }

    private static BankReference Creditor(string written, string where)
    {
        var plain = written.Replace(" ", "", StringComparison.Ordinal);
        return CreditorReference.IsValid(plain) ? new BankReference(ReferenceKinds.CreditorReference, plain.ToUpperInvariant(), where)
            : CreditorReference.HasShape(plain) ? new BankReference(ReferenceKinds.BadCreditorReference, plain.ToUpperInvariant(), where)
            : new BankReference(ReferenceKinds.Document, written, where);
    }

    /// <summary>A structured part has one block of amounts: with several documents in it nobody can say which of them it is for.</summary>
    private static IEnumerable<RemittanceLine> Lines(XmlElement structured)
    {
        List<XmlElement> documents = [.. structured.All("RfrdDocInf").Where(document => document.Text("Nb") is not null)];
        var amounts = documents.Count == 1 ? structured.At("RfrdDocAmt") : null;
        foreach (var document in documents)
        {
            var kind = CamtCodes.Documents.GetValueOrDefault(document.Text("Tp/CdOrPrtry/Cd") ?? "", ReferenceKinds.Document);
            var isCredit = kind == ReferenceKinds.CreditMemo;
            var paid = Amount(amounts, isCredit ? "CdtNoteAmt" : "RmtdAmt") ?? Amount(amounts, "RmtdAmt");
            yield return new RemittanceLine(kind, document.Text("Nb")!, "RfrdDocInf/Nb", isCredit ? -paid : paid)
            {
                Gross = Amount(amounts, "DuePyblAmt"),
                Discount = Amount(amounts, "DscntApldAmt") ?? Amount(amounts, "DscntApldAmt/Amt"),
                Adjustments = [.. (amounts?.All("AdjstmntAmtAndRsn") ?? []).Select(Adjustment).OfType<RemittanceAdjustment>()],
                Date = CamtDates.Read(document.First("RltdDt", "RltdDt/Dt")),
            };
        }
    }

    private static RemittanceAdjustment? Adjustment(XmlElement element) => Amount(element, "Amt") is { } amount
        ? new RemittanceAdjustment(element.Text("CdtDbtInd") == "CRDT" ? amount : -amount, element.Text("Rsn"), element.Text("AddtlInf"))
        : null;

    private static decimal? Amount(XmlElement? element, string path) => element?.At(path) is { } found && CamtAmounts.TryRead(found.Value, out var amount) ? amount : null;
}
