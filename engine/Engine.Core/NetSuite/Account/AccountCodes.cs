using Engine.Core.Diagnostics;

namespace Engine.Core.NetSuite.Account;

/// <summary>What a client's mappings ask for and its NetSuite account does not have: <c>ACC00x</c>.</summary>
public static class AccountCodes
{
    public static DiagnosticCode NoRecordType { get; } = new(
        "ACC001",
        "The account does not have the record type",
        "A feature is switched off, or the engine's role may not see the type. Have the NetSuite administrator switch it on, then run engine doctor --import.");

    public static DiagnosticCode NoField { get; } = new(
        "ACC002",
        "The account's record type does not have the field",
        "Correct the name, or have the NetSuite administrator create the custom field or put the feature on that brings it, then run engine doctor --import.");

    public static DiagnosticCode OtherKind { get; } = new(
        "ACC003",
        "The account's custom field takes another kind of value",
        "Give the field a value of the kind that the account says, or map to another field.");

    public static DiagnosticCode NoChoice { get; } = new(
        "ACC004",
        "The account's list does not have the entry",
        "Choices are written by their ids, which are not their labels. Take one of those that the finding lists.");

    public static DiagnosticCode NotImported { get; } = new(
        "ACC005",
        "The imported account does not say anything of a record type",
        "A mapping writes a type that none did when the account was imported. Run engine doctor --import again.");

    public static DiagnosticCode OtherAccount { get; } = new(
        "ACC006",
        "The imported account is not the one that the client is connected to",
        "account.json was imported from another account. Run engine doctor --import with the connection that the client has now.");
}
