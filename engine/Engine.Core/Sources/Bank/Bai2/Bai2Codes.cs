using System.Collections.Frozen;

namespace Engine.Core.Sources.Bank.Bai2;

/// <summary>
/// Type codes of details that touch receivables. Names: BAI, Cash Management Balance Reporting Specifications Version 2, 2005; what each means for
/// receivables is a default, since banks use codes loosely: bank.codes says otherwise for a feed.
/// </summary>
public static class Bai2Codes
{
    /// <summary>A message without money.</summary>
    public const string Message = "890";

    public static readonly FrozenDictionary<string, Bai2Code> All = new Bai2Code[]
    {
        new("142", "individual ACH credit", CodeAction.Receipt, "ach"),
        new("165", "preauthorized ACH credit", CodeAction.Receipt, "ach"),
        new("169", "miscellaneous ACH credit", CodeAction.Receipt, "ach"),
        new("164", "corporate trade payment credit", CodeAction.Receipt, "ach"),
        new("166", "ACH settlement", CodeAction.Receipt, "ach"),
        new("195", "incoming money transfer", CodeAction.Receipt, "wire"),
        new("191", "incoming internal money transfer", CodeAction.Review, "transfer"),
        new("206", "book transfer credit", CodeAction.Review, "transfer"),
        new("208", "international money transfer credit", CodeAction.Receipt, "wire"),
        new("216", "foreign remittance", CodeAction.Receipt, "wire"),
        new("218", "foreign collection", CodeAction.Receipt, "wire"),
        new("115", "lockbox deposit", CodeAction.Deposit, "check"),
        new("116", "item in lockbox deposit", CodeAction.Other, "check"),
        new("118", "lockbox adjustment credit", CodeAction.Review, "check"),
        new("121", "EDI transaction credit", CodeAction.Receipt, "ach"),
        new("122", "EDIBANX credit received", CodeAction.Receipt, "ach"),
        new("123", "EDIBANX credit return", CodeAction.Review, "ach"),
        new("171", "individual loan deposit", CodeAction.Deposit, null),
        new("172", "deposit correction", CodeAction.Review, null),
        new("173", "bank-prepared deposit", CodeAction.Deposit, "check"),
        new("174", "other deposit", CodeAction.Deposit, "check"),
        new("175", "check deposit package", CodeAction.Deposit, "check"),
        new("176", "re-presented check deposit", CodeAction.Deposit, "check"),
        new("301", "commercial deposit", CodeAction.Deposit, "check"),
        new("143", "item in ACH deposit", CodeAction.Other, "ach"),
        new("136", "item in DTC deposit", CodeAction.Other, null),
        new("156", "item in PAC deposit", CodeAction.Other, null),
        new("147", "bank card deposit", CodeAction.Deposit, "card"),
        new("108", "credit of any type", CodeAction.Review, null),
        new("391", "universal credit", CodeAction.Review, null),
        new("393", "itemized credit over 10,000", CodeAction.Review, null),
        new("394", "cumulative credit", CodeAction.Review, null),
        new("399", "miscellaneous credit", CodeAction.Review, null),
        new("145", "ACH concentration credit", CodeAction.Other, null),
        new("275", "zero-balance transfer", CodeAction.Other, null),
        new("277", "zero-balance account transfer", CodeAction.Other, null),
        new("201", "individual automatic transfer credit", CodeAction.Other, null),
        new("168", "ACH return item or adjustment settlement", CodeAction.Other, "ach"),
        new("257", "individual ACH return item", CodeAction.Other, "ach"),
        new("258", "ACH reversal credit", CodeAction.Other, "ach"),
        new("252", "debit reversal", CodeAction.Other, null),
        new("254", "posting error correction credit", CodeAction.Other, null),
        new("255", "check posted and returned", CodeAction.Other, "check"),
        new("266", "return item", CodeAction.Other, null),
        new("268", "return item adjustment", CodeAction.Other, null),
        new("261", "individual rejected credit", CodeAction.Other, null),
        new("395", "check reversal", CodeAction.Other, "check"),
        new("354", "interest credit", CodeAction.Other, null),
        new("357", "credit adjustment", CodeAction.Other, null),
        new("398", "miscellaneous fee refund", CodeAction.Other, null),
        new("455", "preauthorized ACH debit", CodeAction.Other, "ach"),
        new("451", "ACH debit received", CodeAction.Other, "ach"),
        new("462", "account holder initiated ACH debit", CodeAction.Other, "ach"),
        new("469", "miscellaneous ACH debit", CodeAction.Other, "ach"),
        new("464", "corporate trade payment debit", CodeAction.Other, "ach"),
        new("466", "ACH settlement debit", CodeAction.Other, "ach"),
        new("475", "check paid", CodeAction.Other, "check"),
        new("474", "certified check debit", CodeAction.Other, "check"),
        new("495", "outgoing money transfer", CodeAction.Other, "wire"),
        new("506", "book transfer debit", CodeAction.Other, "transfer"),
        new("508", "international money transfer debit", CodeAction.Other, "wire"),
        new("555", "deposited item returned", CodeAction.Reversal, "check"),
        new("557", "individual ACH return item", CodeAction.Reversal, "ach"),
        new("558", "ACH reversal debit", CodeAction.Reversal, "ach"),
        new("468", "ACH return item or adjustment settlement", CodeAction.Reversal, "ach"),
        new("552", "credit reversal", CodeAction.Reversal, null),
        new("554", "posting error correction debit", CodeAction.Reversal, null),
        new("561", "individual rejected debit", CodeAction.Reversal, null),
        new("566", "return item", CodeAction.Reversal, null),
        new("567", "return item fee", CodeAction.Reversal, null),
        new("568", "return item adjustment", CodeAction.Reversal, null),
        new("415", "lockbox debit", CodeAction.Reversal, "check"),
        new("694", "deposit reversal", CodeAction.Reversal, null),
        new("695", "deposit correction debit", CodeAction.Reversal, null),
        new("661", "account analysis fee", CodeAction.Other, null),
        new("698", "miscellaneous fees", CodeAction.Other, null),
        new("699", "miscellaneous debit", CodeAction.Other, null),
        new("890", "message", CodeAction.Other, null),
    }.ToFrozenDictionary(code => code.Code, StringComparer.Ordinal);

    /// <summary>Details of which the customer's reference is a check number.</summary>
    public static readonly FrozenSet<string> Checks = new[] { "395", "474", "475" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>By the ranges: 101 to 399 and 920 to 959 are credits, 401 to 699 and 960 to 999 debits. Null outside of them.</summary>
    public static bool? IsCredit(int code) => code switch
    {
        (>= 101 and <= 399) or (>= 920 and <= 959) => true,
        (>= 401 and <= 699) or (>= 960 and <= 999) => false,
        _ => null,
    };
}
