using Engine.Core.Diagnostics;

namespace Engine.Core.Specs;

/// <summary>Trouble with specs: <c>SPC0xx</c> when they are read, <c>SPC1xx</c> when they do not hold.</summary>
public static class SpecCodes
{
    public static DiagnosticCode PayloadUnreadable { get; } = new(
        "SPC001",
        "The payload of a spec cannot be read",
        "A payload is a path relative to the spec, or an object written into it: the whole event, or what stands under data.object.");

    public static DiagnosticCode UnknownClient { get; } = new(
        "SPC002",
        "A spec stands in a folder that is no client",
        "Specs stand under mappings/<client>/specs/ and run with that client's configuration.");

    public static DiagnosticCode MatrixName { get; } = new(
        "SPC003",
        "A spec and its matrix do not fit",
        "Each ${ name } of the spec is a value of every row, and each value of a row is used.");

    public static DiagnosticCode UnknownPayloadMember { get; } = new(
        "SPC004",
        "The payload of a spec has a member that the event's shape does not know",
        "A misspelt member is one that no event ever has, so the spec would prove nothing. Correct it; a member that the source does send belongs into shapes/.");

    public static DiagnosticCode BooksAndPlan { get; } = new(
        "SPC005",
        "A spec asks for the books and for what only plans show",
        "A spec with `books` is played through the engine into a ledger: its `then` has `books`, and may have `raised`, `waiting` and `ignored`. Steps and warnings belong into a spec without.");

    public static DiagnosticCode BooksDoNotBalance { get; } = new(
        "SPC006",
        "An expected trial balance does not add up to nothing",
        "Every account with a balance is listed, debits positive, credits negative; each subsidiary's rows add up to 0.00.");

    public static DiagnosticCode StepMissing { get; } = new(
        "SPC101",
        "A step that the spec expects was not planned",
        "`then.plan` lists each create and update in order. The message shows what was planned.");

    public static DiagnosticCode StepExtra { get; } = new(
        "SPC102",
        "A step was planned that the spec does not expect",
        "`then.plan` is complete. Add the step, or find out why the mapping plans it.");

    public static DiagnosticCode FieldDiffers { get; } = new(
        "SPC103",
        "A planned field differs from what the spec expects",
        "The message names the value that was planned and the configuration line that gave it.");

    public static DiagnosticCode OutcomeDiffers { get; } = new(
        "SPC104",
        "An event ended otherwise than the spec expects",
        "Events that are ignored, wait, or are raised are listed under `then`.");

    public static DiagnosticCode OrderMatters { get; } = new(
        "SPC106",
        "Another order of the same events leaves other records",
        "Sources promise no order. Let the later event wait for what it needs (`needs`), or take what is newer from the event itself.");

    public static DiagnosticCode StepsInOtherOrder { get; } = new(
        "SPC107",
        "The steps that the spec expects are planned in another order",
        "`then.plan` lists the steps in the order in which they are carried out: records of a mapping as they stand there, events as they are delivered.");

    public static DiagnosticCode LookUpUnanswered { get; } = new(
        "SPC105",
        "The plan asked NetSuite for something that the spec does not answer",
        "What a plan needs to know must be given: the record under `given.netsuite`, or its id under `absent`.");

    public static DiagnosticCode WriteBackDiffers { get; } = new(
        "SPC120",
        "Something else goes back to the source than the spec expects",
        "`then.writeBacks` lists all of it, in order. Nothing goes back for a client without connections.stripe.writeBack: true, nor what the event's own object shows already.");

    public static DiagnosticCode BooksDiffer { get; } = new(
        "SPC108",
        "An account of the ledger has another balance than the spec expects",
        "The table shows every account with what was expected and what it is, and below it what each transaction posted. `books` lists every account that has a balance.");

    public static DiagnosticCode NoSuchAccount { get; } = new(
        "SPC109",
        "A spec's trial balance names an account or a subsidiary that is not there",
        "An account is named by its number, its name, or both (`1100 Accounts Receivable`); a subsidiary by its name. They are those of the sandbox's demo company and of `given`.");

    public static DiagnosticCode HistoryNotPlayed { get; } = new(
        "SPC110",
        "A history could not be played to its end",
        "The message says what was not taken: what is given, or an event. A client whose histories are played has connections to Stripe and NetSuite; the sandbox takes their place.");
}
