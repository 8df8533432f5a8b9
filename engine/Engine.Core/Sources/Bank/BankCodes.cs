using Engine.Core.Diagnostics;

namespace Engine.Core.Sources.Bank;

/// <summary>Trouble with the files of banks. A file that shows any that is not merely noted is refused whole.</summary>
public static class BankCodes
{
    public static DiagnosticCode NotThisFormat { get; } = new(
        "BNK001",
        "The file is not of the format that the source names",
        "A source reads one format: its file.format in client.yaml. Put files of another bank or format into the folder of a source of their own.");

    public static DiagnosticCode BadRecord { get; } = new(
        "BNK002",
        "A record stands where it cannot stand",
        "The order of records is part of the format. Usually lines were lost, doubled or merged on the way: have the bank send the file again.");

    public static DiagnosticCode BadField { get; } = new(
        "BNK003",
        "A field of the file cannot be read",
        "The message says what stands there and what may. Amounts and dates are never guessed; the file is taken whole or not at all.");

    public static DiagnosticCode Limit { get; } = new(
        "BNK004",
        "The file is beyond a limit of its format",
        "Lines, fields, records and nesting are bounded, so that a broken file cannot fill the memory. The message says the limit.");

    public static DiagnosticCode CutOff { get; } = new(
        "BNK005",
        "The file ends before its end",
        "Its trailer is missing, so nobody can say what else is. Have the bank send the file again.");

    public static DiagnosticCode ControlAmount { get; } = new(
        "BNK006",
        "A control total of the file does not agree with its entries",
        "An entry was lost, doubled or changed on the way. The whole file is held back: have the bank send it again.");

    public static DiagnosticCode ControlCount { get; } = new(
        "BNK007",
        "A control count of the file does not agree with its records",
        "Some banks count wrongly, and amounts agree nevertheless. lenient: [counts] takes such files and notes it.");

    public static DiagnosticCode ShortRecord { get; } = new(
        "BNK008",
        "A record lost the end of its line",
        "Often blanks at the end of lines were cut off on the way. lenient: [shortRecords] fills them up and notes it.");

    public static DiagnosticCode MissingControl { get; } = new(
        "BNK009",
        "A header or control record is left out",
        "Files that a bank makes for returns may lack them. lenient: [missingControls] takes such files and notes it; what cannot be added up is not proved then.");

    public static DiagnosticCode Unlisted { get; } = new(
        "BNK010",
        "A code is not in the table of its format",
        "Noted; the entry is kept as one to look at, and its money is not taken for a receipt unless the format says so by the range of the code.");

    public static DiagnosticCode Account { get; } = new(
        "BNK011",
        "The file tells of an account that the client has not declared",
        "Declare the account under bank.accounts of the source, with its subsidiary and A/R account, or have the bank leave it out of the file.");

    public static DiagnosticCode Currency { get; } = new(
        "BNK012",
        "A currency of the file is not known",
        "Currencies are those of ISO 4217 in force. Where the file says none, the account under bank.accounts does.");

    public static DiagnosticCode Encoding { get; } = new(
        "BNK013",
        "The file is not text in its encoding",
        "Say the encoding that the bank uses under bank.encoding: ascii, utf8, latin1 or windows1252. It is never guessed.");

    public static DiagnosticCode LongField { get; } = new(
        "BNK014",
        "A field is longer than the format has it",
        "Some banks write more than fits. lenient: [longFields] takes such files and notes it.");

    public static DiagnosticCode Version { get; } = new(
        "BNK015",
        "The file is of another version",
        "lenient: [otherVersions] reads it as the version that is known, and notes it.");

    public static DiagnosticCode Addenda { get; } = new(
        "BNK016",
        "Addenda do not fit their entry",
        "Their number, order or trace is not that of the entry, so they may belong to another one. lenient: [addenda] takes such files and notes it.");

    public static DiagnosticCode Terminator { get; } = new(
        "BNK017",
        "A terminator stands where none belongs",
        "lenient: [terminators] drops it and notes it.");

    public static DiagnosticCode Proof { get; } = new(
        "BNK018",
        "What the remittance adds up to is not what was paid",
        "Noted. The lines are kept with what they say; the difference is a deduction, an amount on account, or an error of the payer.");

    public static DiagnosticCode CheckDigits { get; } = new(
        "BNK019",
        "A creditor reference has wrong check digits",
        "Noted. It is kept as a bad reference, which never matches exactly.");

    public static DiagnosticCode Twice { get; } = new(
        "BNK020",
        "The file tells the same item twice",
        "Noted. Both are kept as items of their own; the same file or another one with both of them brings no third.");

    public static DiagnosticCode NotForPosting { get; } = new(
        "BNK021",
        "The file, or part of it, is marked as a test or a copy",
        "Noted. Its entries are kept to be looked at and are no receipts.");

    public static DiagnosticCode Correction { get; } = new(
        "BNK022",
        "The bank takes back or corrects what it sent before",
        "What was booked from the earlier file is not undone by itself. Compare the accounts and dates that the message names, correct what was booked, and dismiss the file.");

    public static DiagnosticCode MissingBalance { get; } = new(
        "BNK023",
        "A statement has no balance to prove it by",
        "Without an opening and a closing balance nobody can say that nothing is missing. lenient: [missingBalances] takes such files and notes it.");

    public static DiagnosticCode Stray { get; } = new(
        "BNK024",
        "Something stands between the parts of the file",
        "lenient: [strayText] passes over it and notes it.");

    public static DiagnosticCode BatchOnly { get; } = new(
        "BNK025",
        "A booking for many payments does not list them, or lists others",
        "Noted. It is kept as a deposit; the payments themselves come in another file, or a person finds them.");

    public static DiagnosticCode Undecided { get; } = new(
        "BNK026",
        "The file can be read in more than one way",
        "Noted; the amounts concerned are kept as the payer wrote them, and a person decides.");
}
