using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>Trouble with rule files.</summary>
public static class RuleCodes
{
    public static DiagnosticCode WrongShape { get; } = new(
        "RUL001",
        "A rule file has another shape than a workflow or a list of workflows",
        "Write one object with WorkflowName and Rules, or a list of such objects.");

    public static DiagnosticCode UnknownMember { get; } = new(
        "RUL002",
        "A workflow, rule or parameter has a member that nothing reads",
        "The message names the nearest known member. Data of your own goes under Properties.");

    public static DiagnosticCode UnusualSpelling { get; } = new(
        "RUL003",
        "A member is written with other capitals, or by its old name",
        "Other programs that read this format compare member names exactly. Write the name as the message says.");

    public static DiagnosticCode MemberMissing { get; } = new(
        "RUL004",
        "A member that is needed is missing or empty",
        "The message names it.");

    public static DiagnosticCode WrongType { get; } = new(
        "RUL005",
        "A member holds another type than it should",
        "The message says which type is needed.");

    public static DiagnosticCode DuplicateRule { get; } = new(
        "RUL006",
        "Two rules of a workflow have the same name",
        "Results are told apart by RuleName. Injected rules count; nested rules may repeat names.");

    public static DiagnosticCode WrongParts { get; } = new(
        "RUL007",
        "A rule's Operator, Rules and Expression do not go together",
        "A rule has either an Expression, or an Operator with Rules below it. To let an expression guard other rules, make it the first of them.");

    public static DiagnosticCode UnknownOperator { get; } = new(
        "RUL008",
        "An operator is not known",
        "Operators are And, AndAlso, Or and OrElse.");

    public static DiagnosticCode DuplicateWorkflow { get; } = new(
        "RUL009",
        "Two workflows in one file have the same name",
        "Rename one. A workflow of a client's file replaces one of the same name in a pack; within a file that would be an accident.");

    public static DiagnosticCode UnknownWorkflow { get; } = new(
        "RUL010",
        "An injected workflow does not exist",
        "WorkflowsToInject names workflows of the client or of the packs it extends. Case counts.");

    public static DiagnosticCode CyclicInjection { get; } = new(
        "RUL011",
        "Workflows inject each other in a circle",
        "Take one of them out of WorkflowsToInject.");

    public static DiagnosticCode NameTaken { get; } = new(
        "RUL012",
        "A parameter has the name of an input or of another parameter",
        "Give it a name of its own; what it stood for could not be told otherwise.");

    public static DiagnosticCode NotACondition { get; } = new(
        "RUL013",
        "A rule's expression is neither true nor false",
        "Compare the value with something, for example x != null or x > 0.");

    public static DiagnosticCode UnknownKind { get; } = new(
        "RUL014",
        "The Kind of a workflow is not known",
        "Write filter (which events a mapping takes), validate (what must hold before anything is written), route (which value an event gets), default (the value of a field that nothing nearer sets) or match (which open invoices a payment is for).");

    public static DiagnosticCode BadAction { get; } = new(
        "RUL015",
        "An action is not known or not complete",
        "Known are OutputExpression, whose Context holds an Expression, and EvaluateRule, whose Context holds workflowName and ruleName.");

    public static DiagnosticCode PlaceholderUnknown { get; } = new(
        "RUL016",
        "A placeholder of an ErrorMessage names nothing that the rule knows",
        "Placeholders begin with an input or a parameter, such as $(payload.id); this one will stay in the text as it is.");

    public static DiagnosticCode RuleLevelInjection { get; } = new(
        "RUL017",
        "A rule has WorkflowsToInject",
        "Only workflows inject. The original engine accepts this on a rule and then always fails it.");

    public static DiagnosticCode UnknownRule { get; } = new(
        "RUL018",
        "EvaluateRule names a rule that does not exist",
        "ruleName is an enabled rule of the top level of the workflow, or of one that it injects. Nested rules cannot be called.");

    public static DiagnosticCode CyclicCall { get; } = new(
        "RUL019",
        "Rules evaluate each other in a circle",
        "Follow the EvaluateRule actions that the message lists, and let one of them end in an OutputExpression.");

    public static DiagnosticCode UnknownInput { get; } = new(
        "RUL020",
        "inputFilter names nothing that the calling rule knows",
        "It lists inputs, GlobalParams and LocalParams by name. What is to be calculated for the call goes under additionalInputs.");

    public static DiagnosticCode BadRuleAction { get; } = new(
        "RUL021",
        "The Action of a rule is not known, or does nothing where it stands",
        "A top-level rule of Kind validate has one: stop (nothing is written, a person is asked; without Action it is this), warn (all is written, the warning is "
        + "kept with the event) or raise (all is written, and a person is asked to look at it).");

    public static DiagnosticCode SameRuleTwice { get; } = new(
        "RUL022",
        "A nested rule stands twice",
        "Two rules of one name and one expression under the same rule answer the same. Delete one, or correct the one that should differ.");
}
