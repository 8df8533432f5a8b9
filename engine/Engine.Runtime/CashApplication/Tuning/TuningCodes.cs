using Engine.Core.Diagnostics;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>Trouble with changes of match sets, payers' names and advices: <c>RUN490</c> to <c>RUN499</c>.</summary>
public static class TuningCodes
{
    public static DiagnosticCode NoMatchSet { get; } = new(
        "RUN490",
        "There is no such match set to look at or change",
        "The message lists the client's rule sets of Kind match. A client has one by extending packs/cash, or by a file of its own.");

    public static DiagnosticCode CannotChange { get; } = new(
        "RUN491",
        "The match set cannot be changed so",
        "Thresholds are the GlobalParams that are written as values; of a tier its action and enabled can be changed. The message says what does not fit.");

    public static DiagnosticCode WouldMisapply { get; } = new(
        "RUN492",
        "The change would have applied payments to other documents than people did",
        "`engine match what-if` shows them, and with --sweep how far the threshold can go. Such a change is not written.");

    public static DiagnosticCode SecondPerson { get; } = new(
        "RUN493",
        "A second person has to approve the change",
        "The client asks for it (match.approval in client.yaml). Whoever proposed a change cannot approve it; somebody else with the role approver can.");

    public static DiagnosticCode NotProposed { get; } = new(
        "RUN494",
        "There is no such proposal",
        "`engine match changes` lists changes of match sets and how they stand.");

    public static DiagnosticCode FileMoved { get; } = new(
        "RUN495",
        "The rule file is not as it was",
        "Somebody edits it, or what it holds does not compile or is not in force yet. `engine lint` says what is wrong; repeat once the configuration is in force.");

    public static DiagnosticCode OrderUnusable { get; } = new(
        "RUN496",
        "An order about match sets cannot be read",
        "The message says what is taken there.");

    public static DiagnosticCode CannotAlias { get; } = new(
        "RUN497",
        "The payer's name cannot be taken for a customer",
        "Names are learned from payments that people decided. One that stands for several customers, or that the crosswalk payer-aliases says otherwise of, is left to people.");

    public static DiagnosticCode AdviceUnsure { get; } = new(
        "RUN498",
        "It cannot be told which remittance advice belongs to a payment",
        "Several fit, or the one that names it has another amount. A person says what the payment is for: engine exceptions confirm X17 INV-10042 --why \"…\".");
}
