using System.Collections.Frozen;

namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>
/// Reasons of return entries. Source: NACHA Operating Rules 2013, table 4.2, with the wording of github.com/moov-io/ach. R61 to R77 pass between banks that
/// dispute a return: nothing is undone or redone by itself.
/// </summary>
public static class ReturnReasons
{
    public static readonly FrozenDictionary<string, ReturnReason> All = new ReturnReason[]
    {
        new("R01", "insufficient funds", "2", ReturnEffect.Undo),
        new("R02", "account closed", "2", ReturnEffect.Undo),
        new("R03", "no account, or it cannot be located", "2", ReturnEffect.Undo),
        new("R04", "invalid account number", "2", ReturnEffect.Undo),
        new("R05", "corporate entry to a consumer, not authorized", "60", ReturnEffect.Undo),
        new("R06", "returned at the request of the originator's bank", "agreed", ReturnEffect.Undo),
        new("R07", "authorization revoked", "60", ReturnEffect.Undo),
        new("R08", "payment stopped", "2", ReturnEffect.Undo),
        new("R09", "uncollected funds", "2", ReturnEffect.Undo),
        new("R10", "originator unknown or not authorized", "60", ReturnEffect.Undo),
        new("R11", "entry not as authorized", "60", ReturnEffect.Undo),
        new("R12", "account sold to another bank", "2", ReturnEffect.Undo),
        new("R13", "invalid routing number", "next file", ReturnEffect.Undo),
        new("R14", "payee deceased", "2", ReturnEffect.Undo),
        new("R15", "account holder deceased", "2", ReturnEffect.Undo),
        new("R16", "account frozen", "2", ReturnEffect.Undo),
        new("R17", "file edit criteria, or a questionable entry", "2", ReturnEffect.Undo),
        new("R18", "improper effective date", "next file", ReturnEffect.Undo),
        new("R19", "amount error", "next file", ReturnEffect.Undo),
        new("R20", "account takes no such entries", "2", ReturnEffect.Undo),
        new("R21", "invalid company id", "2", ReturnEffect.Undo),
        new("R22", "invalid individual id", "2", ReturnEffect.Undo),
        new("R23", "credit refused by the receiver", "2", ReturnEffect.Undo),
        new("R24", "duplicate entry", "2", ReturnEffect.Undo),
        new("R25", "addenda error", "next file", ReturnEffect.Undo),
        new("R26", "mandatory field error", "next file", ReturnEffect.Undo),
        new("R27", "trace number error", "next file", ReturnEffect.Undo),
        new("R28", "routing number check digit", "next file", ReturnEffect.Undo),
        new("R29", "corporate customer: not authorized", "2", ReturnEffect.Undo),
        new("R30", "bank does not take part in check truncation", "next file", ReturnEffect.Undo),
        new("R31", "permissible return, agreed", "agreed", ReturnEffect.Undo),
        new("R32", "bank cannot settle", "next file", ReturnEffect.Undo),
        new("R33", "return of a destroyed check entry", "60", ReturnEffect.Undo),
        new("R34", "bank's participation limited", "next file", ReturnEffect.Undo),
        new("R35", "improper debit entry", "next file", ReturnEffect.Undo),
        new("R36", "improper credit entry", "next file", ReturnEffect.Undo),
        new("R37", "source document presented", "60", ReturnEffect.Undo),
        new("R38", "stop payment on the source document", "60", ReturnEffect.Undo),
        new("R39", "improper source document", "2", ReturnEffect.Undo),
        new("R40", "enrolment: returned by the agency", "-", ReturnEffect.None),
        new("R41", "enrolment: invalid transaction code", "-", ReturnEffect.None),
        new("R42", "enrolment: routing number", "-", ReturnEffect.None),
        new("R43", "enrolment: account number", "-", ReturnEffect.None),
        new("R44", "enrolment: individual id", "-", ReturnEffect.None),
        new("R45", "enrolment: individual name", "-", ReturnEffect.None),
        new("R46", "enrolment: representative payee", "-", ReturnEffect.None),
        new("R47", "enrolment: duplicate", "-", ReturnEffect.None),
        new("R50", "check entry: state law", "2", ReturnEffect.Undo),
        new("R51", "check entry: ineligible", "60", ReturnEffect.Undo),
        new("R52", "check entry: stopped", "60", ReturnEffect.Undo),
        new("R53", "check entry: presented twice", "60", ReturnEffect.Undo),
        new("R61", "dishonored: misrouted", "5", ReturnEffect.Person),
        new("R62", "dishonored: return caused another loss", "5", ReturnEffect.Person),
        new("R67", "dishonored: returned twice", "5", ReturnEffect.Person),
        new("R68", "dishonored: returned too late", "5", ReturnEffect.Person),
        new("R69", "dishonored: field errors", "5", ReturnEffect.Person),
        new("R70", "dishonored: permissible return not agreed", "5", ReturnEffect.Person),
        new("R71", "contested: misrouted dishonored return", "-", ReturnEffect.Person),
        new("R72", "contested: dishonored return too late", "-", ReturnEffect.Person),
        new("R73", "contested: original return was in time", "-", ReturnEffect.Person),
        new("R74", "contested: corrected return", "-", ReturnEffect.Person),
        new("R75", "contested: return was no duplicate", "-", ReturnEffect.Person),
        new("R76", "contested: no errors found", "-", ReturnEffect.Person),
        new("R77", "contested: funds not credited", "-", ReturnEffect.Person),
        new("R80", "cross-border: coding error", "gateway", ReturnEffect.Undo),
        new("R81", "cross-border: not a participant", "gateway", ReturnEffect.Undo),
        new("R82", "cross-border: foreign receiving bank", "gateway", ReturnEffect.Undo),
        new("R83", "cross-border: cannot settle", "gateway", ReturnEffect.Undo),
        new("R84", "cross-border: not processed by the gateway", "gateway", ReturnEffect.Undo),
        new("R85", "cross-border: incorrectly coded outbound", "gateway", ReturnEffect.Undo),
    }.ToFrozenDictionary(reason => reason.Code, StringComparer.Ordinal);

    /// <summary>Reasons outside the table are a person's matter.</summary>
    public static ReturnReason Of(string code) => All.GetValueOrDefault(code) ?? new ReturnReason(code, "not in the table of return reasons", "-", ReturnEffect.Person);
}
