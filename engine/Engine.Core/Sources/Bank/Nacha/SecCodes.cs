using System.Collections.Frozen;

namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>Standard entry class codes. Source: NACHA Operating Rules 2013, and github.com/moov-io/ach.</summary>
public static class SecCodes
{
    public static readonly FrozenDictionary<string, (SecKind Kind, string Title)> All = new Dictionary<string, (SecKind, string)>
    {
        ["CCD"] = (SecKind.Money, "corporate payment"),
        ["CTX"] = (SecKind.Money, "corporate payment with an 820"),
        ["PPD"] = (SecKind.Money, "consumer payment"),
        ["WEB"] = (SecKind.Money, "internet payment"),
        ["TEL"] = (SecKind.Money, "telephone payment"),
        ["CIE"] = (SecKind.Money, "bill payment by the customer"),
        ["IAT"] = (SecKind.Money, "cross-border payment"),
        ["ARC"] = (SecKind.Money, "converted check"),
        ["BOC"] = (SecKind.Money, "converted check"),
        ["POP"] = (SecKind.Money, "converted check"),
        ["RCK"] = (SecKind.Money, "re-presented check"),
        ["XCK"] = (SecKind.Money, "destroyed check"),
        ["TRC"] = (SecKind.Money, "truncated check"),
        ["TRX"] = (SecKind.Money, "truncated checks"),
        ["POS"] = (SecKind.Money, "card payment"),
        ["SHR"] = (SecKind.Money, "card payment in a shared network"),
        ["MTE"] = (SecKind.Money, "machine transfer"),
        ["COR"] = (SecKind.Change, "notification of change"),
        ["ACK"] = (SecKind.NoMoney, "acknowledgement"),
        ["ATX"] = (SecKind.NoMoney, "acknowledgement"),
        ["ENR"] = (SecKind.NoMoney, "enrolment"),
        ["DNE"] = (SecKind.NoMoney, "death notification"),
        ["ADV"] = (SecKind.NoMoney, "accounting advice"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Batches whose description takes back what was paid.</summary>
    public static readonly FrozenSet<string> Reversals = new[] { "REVERSAL", "RECLAIM", "NONSETTLED" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
