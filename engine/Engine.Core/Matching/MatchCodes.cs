using Engine.Core.Diagnostics;

namespace Engine.Core.Matching;

/// <summary>Trouble with match tiers, and with the files they are asked about.</summary>
public static class MatchCodes
{
    public static DiagnosticCode UnknownWord { get; } = new(
        "MAT001",
        "A member of a match tier holds a word that is not known",
        "The message lists the words that it can be.");

    public static DiagnosticCode NotInATier { get; } = new(
        "MAT002",
        "A match tier has a part that only other rules have",
        "A tier is one Expression with an Action. It has no Operator, no nested Rules, no Actions, and a match set injects no workflows.");

    public static DiagnosticCode BadNumber { get; } = new(
        "MAT003",
        "A number of a match tier is missing, not whole, or out of its range",
        "The message says which numbers it can be.");

    public static DiagnosticCode PartsDoNotFit { get; } = new(
        "MAT004",
        "The parts of a match tier do not go together",
        "Subset belongs to Select subset, Each and Together say what must hold of what was found, Account belongs to Short writeOff.");

    public static DiagnosticCode NoAction { get; } = new(
        "MAT005",
        "A match tier does not say what it does",
        "Write Action: apply, applyAndFlag, review or raise.");

    public static DiagnosticCode NoJoinKey { get; } = new(
        "MAT006",
        "A match tier has no join key",
        "No part of its Expression says that something of the invoice equals something of the payment, so every payment is tried against every open invoice. Add such a test, "
        + "for example invoice.customer == payment.customer, joined by `and`.");

    public static DiagnosticCode NoAmount { get; } = new(
        "MAT007",
        "A match tier applies money without a look at amounts",
        "Compare payment.amount with invoice.amountRemaining in Expression or Each, or with total in Together.");

    public static DiagnosticCode UnusableRow { get; } = new(
        "MAT020",
        "A row of a file of payments, open invoices, customers or decisions cannot be used",
        "The message says which column is missing or what its value should be. Nothing is matched before every row can be read.");

    public static DiagnosticCode DuplicateId { get; } = new(
        "MAT021",
        "Two rows have the same id",
        "Payments and invoices are told apart by id: delete one of the rows, or give it its own id.");

    public static DiagnosticCode SpecUnusable { get; } = new(
        "MAT040",
        "A match spec names what is not there",
        "`match` names a rule set of Kind match of the client, `thresholds` its GlobalParams, and `then` each payment of `given` once.");

    public static DiagnosticCode DecidedOtherwise { get; } = new(
        "MAT041",
        "A payment is matched otherwise than the spec expects",
        "The message shows the decision with its reason and the invoices that came nearest. What `then` does not mention of applied amounts, differences and money left is expected to be none.");

    public static DiagnosticCode UnknownThreshold { get; } = new(
        "MAT030",
        "A threshold to be changed is none of the rule set, or its value cannot be read",
        "Thresholds are the GlobalParams of the rule set that are written as values. A range is written from..to.");
}
