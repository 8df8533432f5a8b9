using System.Collections.Frozen;

namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>What a notification of change corrects. Source: github.com/moov-io/ach, docs/changes.</summary>
public static class ChangeCodes
{
    public static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>
    {
        ["C01"] = "account number",
        ["C02"] = "routing number",
        ["C03"] = "routing and account number",
        ["C04"] = "name",
        ["C05"] = "transaction code",
        ["C06"] = "account number and transaction code",
        ["C07"] = "routing number, account number and transaction code",
        ["C08"] = "routing number of a cross-border entry",
        ["C09"] = "individual id",
        ["C13"] = "addenda format",
        ["C14"] = "should be a cross-border entry",
        ["C61"] = "refused: misrouted",
        ["C62"] = "refused: trace number",
        ["C63"] = "refused: company id",
        ["C64"] = "refused: individual id",
        ["C65"] = "refused: corrected data",
        ["C66"] = "refused: original bank",
        ["C67"] = "refused: entry not found",
        ["C68"] = "refused: account number",
        ["C69"] = "refused: more than one error",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Codes whose corrected data is one value. That of the others is in columns which banks do not keep to, so it stays text.</summary>
    public static readonly FrozenDictionary<string, string> OneValue = new Dictionary<string, string>
    {
        ["C01"] = "accountId",
        ["C02"] = "routingId",
        ["C04"] = "name",
        ["C05"] = "transactionCode",
        ["C09"] = "individualId",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
