using Engine.Core.Diagnostics;

namespace Engine.Core.Mapping;

/// <summary>Trouble with mappings: <c>MAP0xx</c> when they are compiled, <c>MAP2xx</c> when an event is planned.</summary>
public static class MappingCodes
{
    public static DiagnosticCode UnknownRecordType { get; } = new(
        "MAP001",
        "A mapping writes a record type that is not known",
        "Record types carry NetSuite's REST names, such as customerPayment. `engine docs` lists those that are known.");

    public static DiagnosticCode UnknownField { get; } = new(
        "MAP002",
        "A mapping fills a field that the record type does not have",
        "Write NetSuite's REST name of the field. Custom fields start with custbody, custcol or custentity, by where they stand.");

    public static DiagnosticCode UnknownSublist { get; } = new(
        "MAP003",
        "A mapping fills a sublist that the record type does not have",
        "Invoices and credit memos have `item`; payments, credit memos and refunds have `apply`.");

    public static DiagnosticCode UnknownRuleSet { get; } = new(
        "MAP004",
        "A mapping names a rule set that does not exist",
        "`when`, `validate`, `routes` and the `rules` of a field name a WorkflowName of a file under rules/. An expression is written ${ … }.");

    public static DiagnosticCode WrongRuleSetKind { get; } = new(
        "MAP005",
        "A rule set is used for something it is not meant for",
        "`when` takes a rule set of Kind filter, `validate` one of Kind validate, `routes` one of Kind route, `rules` of a field one of Kind default.");

    public static DiagnosticCode UndeclaredEvent { get; } = new(
        "MAP006",
        "A mapping takes an event that its source does not declare as handled",
        "Declare the event name as `handled` in events.yaml of the pack or client, or take it out of the mapping.");

    public static DiagnosticCode UnhandledEvent { get; } = new(
        "MAP007",
        "An event is declared as handled, and no mapping takes it",
        "Add it to the `events` of a mapping, or declare it as ignored with a reason.");

    public static DiagnosticCode DuplicateName { get; } = new(
        "MAP008",
        "A name is used twice in one mapping",
        "Names of `let`, `needs`, `as` and of the envelope (event, payload, client) share one space. Choose another.");

    public static DiagnosticCode WrongKind { get; } = new(
        "MAP009",
        "An expression gives a kind of value that the field does not take",
        "An amount comes from money(…), a date from date(…), a reference from crosswalk(…) or ref(…), text from text(…).");

    public static DiagnosticCode MissingField { get; } = new(
        "MAP010",
        "A record is created without a field that NetSuite requires",
        "Fill it in the mapping, or for all records of the type under `defaults` in client.yaml.");

    public static DiagnosticCode MissingLines { get; } = new(
        "MAP011",
        "A record is created without the lines that NetSuite requires",
        "Write a block for the sublist under `lines`.");

    public static DiagnosticCode MissingKey { get; } = new(
        "MAP012",
        "A mapping does not say by which key its events are kept in order",
        "`key` gives text for each event, such as the source's id of the customer: events of one key are decided one after the other.");

    public static DiagnosticCode WrongMeasure { get; } = new(
        "MAP013",
        "A raw number or id of the source is written where it means something else",
        "Amounts come from money(minorUnits, currency), dates from date(seconds), references from crosswalk(…), ref(…) or `needs`: "
        + "1999 cents are not 1999 dollars, and a source's id is none of NetSuite's.");

    public static DiagnosticCode MomentOfLine { get; } = new(
        "MAP014",
        "A field of a line is written only on create or only on update",
        "Lines are replaced as a whole. Write the field always, or put the condition into its value.");

    public static DiagnosticCode NotCleared { get; } = new(
        "MAP015",
        "A field says in two ways, or in none, what it holds",
        "Write one of `value`, `rules` (a rule set of Kind default), and `clear: true` to empty the field in NetSuite. A field that NetSuite requires cannot be emptied.");

    public static DiagnosticCode NotGrouped { get; } = new(
        "MAP016",
        "A subrecord is written like a value, or a value like a subrecord",
        "An address has fields of its own: billingAddress: { fields: { addr1: …, city: … } }. `on` and `optional` stand beside `fields` and hold for all of it.");

    public static DiagnosticCode MissOfRequired { get; } = new(
        "MAP017",
        "A field that NetSuite requires would be left out when a crosswalk has no row",
        "`onMiss: skip` beside `fields` of a line or record leaves out all of it. Without it, a key without a row raises the event to a person, with the file to edit.");

    public static DiagnosticCode BadLookUp { get; } = new(
        "MAP018",
        "A look-up asks for something that cannot be looked up, or is used where it cannot be",
        "lookups: an object of the source by `object` and `id`, or a record of NetSuite by `record` and `by`, a list of { field: value } tried in order. "
        + "`lookup` of a record names one of the same record type, with write create-if-absent or link-only.");

    public static DiagnosticCode NoSourceKey { get; } = new(
        "MAP019",
        "A mapping fetches objects of a source whose API key is not configured",
        "Name the key under connections of client.yaml, such as stripe: { apiKey: env:STRIPE_API_KEY }. A restricted key that may read is enough.");

    public static DiagnosticCode UndeclaredEventName { get; } = new(
        "MAP201",
        "An event arrived whose name is not declared",
        "Every event name of a source is declared in events.yaml: handled, or ignored with a reason. Decide which, add the line, and retry the event.");

    public static DiagnosticCode NoMapping { get; } = new(
        "MAP202",
        "An event is declared as handled, and no mapping takes it",
        "Add a mapping for the event name, or declare it as ignored, and retry the event.");

    public static DiagnosticCode SeveralMappings { get; } = new(
        "MAP203",
        "More than one mapping takes the same event",
        "Their conditions overlap. Narrow one of them so that exactly one holds, and retry the event.");

    public static DiagnosticCode ConditionFailed { get; } = new(
        "MAP204",
        "A condition could not be evaluated",
        "The message names the value that was missing or of the wrong kind. Guard it with `?.` or `??` in the mapping.");

    public static DiagnosticCode ValidationFailed { get; } = new(
        "MAP205",
        "The event does not hold what must hold before anything is booked",
        "The message is the rule's own. Correct the source, or the rule, and retry the event.");

    public static DiagnosticCode BadExternalId { get; } = new(
        "MAP206",
        "An external id cannot be used in NetSuite",
        "External ids take letters, digits, `_` and `-`, and should stay within 64 characters. Build it from the source's own id.");

    public static DiagnosticCode BadFieldValue { get; } = new(
        "MAP207",
        "A field cannot take the value it was given",
        "The message says what the field takes and what came.");

    public static DiagnosticCode RequiredFieldEmpty { get; } = new(
        "MAP208",
        "A field that NetSuite requires came out empty",
        "Give it a fallback with `??`, or a default in client.yaml.");

    public static DiagnosticCode NoLines { get; } = new(
        "MAP209",
        "A record came out without the lines that NetSuite requires",
        "The list that `each` names is empty, or `when` left no element. Look at the event; a filter may belong in `when` of the mapping.");

    public static DiagnosticCode SameRecordTwice { get; } = new(
        "MAP210",
        "One event writes two records under one external id",
        "All transactions share one space of external ids, and so do all entities. Give each role its own prefix.");

    public static DiagnosticCode AnotherRecord { get; } = new(
        "MAP211",
        "The record found under our external id stands for something else",
        "Its type, customer or currency differs, its id differs in case only, or it is applied to a document that this event does not know. "
        + "Nothing was changed; look at both and decide.");

    public static DiagnosticCode ReferenceLeftOut { get; } = new(
        "MAP214",
        "A field points to a record that this event does not write",
        "The record's `when` does not hold for this event. Ask the same condition in the field, as in condition ? ref('name') : …");

    public static DiagnosticCode RouteUndecided { get; } = new(
        "MAP215",
        "No business rule says which value an event gets",
        "The rule set that `routes` or `rules` names has no rule that passes, or one could not be evaluated. Add a rule, with a last one that always passes if there is a value for everything else.");

    public static DiagnosticCode ValidationRaises { get; } = new(
        "MAP216",
        "The event was booked, and a rule asks a person to look at it",
        "The message is the rule's own. Look at the records that the event wrote; correct them in NetSuite or the source, or dismiss it.");

    public static DiagnosticCode ValidationWarns { get; } = new(
        "MAP217",
        "The event was booked, and a rule noticed something",
        "The message is the rule's own. Nobody is asked; `engine explain` and the plan show it.");

    public static DiagnosticCode SeveralFound { get; } = new(
        "MAP219",
        "A look-up found several records",
        "Nobody may choose but a person. Merge or mark the records in NetSuite so that one key finds one, or look up by a field that tells them apart, and retry the event.");

    public static DiagnosticCode LookUpFailed { get; } = new(
        "MAP220",
        "A look-up could not be asked",
        "Its id or key could not be computed, or is none that the source could have. Guard it with `when`, `?.` or `??`: a key that is null is not looked for.");

    public static DiagnosticCode NotLookedUp { get; } = new(
        "MAP218",
        "A value depends on a look-up that has no answer",
        "The source or NetSuite did not answer. The event is tried again by itself.");

    public static DiagnosticCode UnknownVersion { get; } = new(
        "MAP230",
        "An event arrived in an API version that its mappings were not written for",
        "Fields move between versions, so nothing is guessed. Have the source send a version that is known (at Stripe: a webhook endpoint with that version), "
        + "or check the mappings with the new one, move `versions` in events.yaml, and retry the event.");

    public static DiagnosticCode NamedRecordMissing { get; } = new(
        "MAP231",
        "A record that somebody named by its internal id is not there",
        "It was deleted or merged, or the id is wrong. Correct the id where it was written, and retry the event; nothing is made in its place.");

    public static DiagnosticCode BadOrderingKey { get; } = new(
        "MAP212",
        "The ordering key of an event could not be computed",
        "`key` of the mapping must give text for every event that the mapping takes.");

    public static DiagnosticCode CheckFailed { get; } = new(
        "MAP221",
        "What was looked up for an event does not hold what must hold before it is booked",
        "The message is the mapping's own (`checks`) and names the record. Correct the record in NetSuite or the object at the source, and retry the event.");

    public static DiagnosticCode EvidenceDiffers { get; } = new(
        "MAP222",
        "The items of an event's evidence do not make its sum",
        "`evidence` of the mapping names a total and the items that make it. Look for the item that is missing or counted twice; nothing is booked.");

    public static DiagnosticCode OnlyLinked { get; } = new(
        "MAP041",
        "A mapping writes a record type that the engine only points to",
        "Such records belong to people or to another system. Write `write: link-only`, or fill a reference by a crosswalk.");

    public static DiagnosticCode SourceMissing { get; } = new(
        "MAP042",
        "A record type that NetSuite makes only out of another record is written without `from`",
        "`from` names the type and the record it is made out of, such as from: { customerDeposit: ${ ref('deposit') } }.");

    public static DiagnosticCode WrongSource { get; } = new(
        "MAP043",
        "A record is made out of a type that NetSuite cannot make it out of",
        "NetSuite has a fixed table of what becomes what; `mappings/REFERENCE.md` names for each record type what it can be made out of.");

    public static DiagnosticCode NotReversed { get; } = new(
        "MAP060",
        "A record posts, and nothing says how that is taken back",
        "reversedBy names the records that take it back when the source does, such as [stripe-refund/refund]; notReversed says why nothing does.");

    public static DiagnosticCode UnknownReversal { get; } = new(
        "MAP061",
        "A record is said to be taken back by one that there is not",
        "reversedBy names records as mapping/record: the mapping by its name, the record by its `as`, or else its record type.");

    public static DiagnosticCode ChangedByOthers { get; } = new(
        "MAP240",
        "Somebody changed in NetSuite what an event wants to write",
        "Look at the record and decide which is right. `conflict: theirs` in the mapping keeps what people changed, `ours` writes over it, and `raise` asks each time.");

    public static DiagnosticCode BadWriteBack { get; } = new(
        "MAP065",
        "What a mapping writes back to its source cannot be written there",
        "Write object and id of an object that takes metadata, and keys under metadata that the source takes. Values are texts, numbers, or ref('record'), which stands for NetSuite's id.");
}
