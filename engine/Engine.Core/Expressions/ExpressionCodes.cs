using Engine.Core.Diagnostics;

namespace Engine.Core.Expressions;

/// <summary>Trouble with expressions: <c>EXP0xx</c> when they are read, <c>EXP1xx</c> when they are evaluated.</summary>
public static class ExpressionCodes
{
    public static DiagnosticCode Unreadable { get; } = new(
        "EXP001",
        "A character or escape has no meaning in an expression",
        "Look at the place shown. Text stands in quotes, 'like this' or \"like this\"; a quote inside is written \\'.");

    public static DiagnosticCode TextNotClosed { get; } = new(
        "EXP002",
        "A text has no closing quote",
        "Close the text with the quote it was opened with; write \\' for a quote inside.");

    public static DiagnosticCode Unexpected { get; } = new(
        "EXP003",
        "Something else was expected here",
        "The message says what could stand here. Often a bracket, comma or operator is missing just before.");

    public static DiagnosticCode Empty { get; } = new(
        "EXP004",
        "There is no expression",
        "Write an expression between ${ and }, or remove the braces.");

    public static DiagnosticCode TooLong { get; } = new(
        "EXP005",
        "An expression is too long",
        "At most 10,000 characters are read. Name parts of it with `let` in a mapping or LocalParams in a rule.");

    public static DiagnosticCode TooDeep { get; } = new(
        "EXP006",
        "An expression is nested too deeply",
        "At most 64 levels of brackets, and 256 operators upon one another. Name parts of it with `let` or LocalParams.");

    public static DiagnosticCode NotClosed { get; } = new(
        "EXP007",
        "A ${ has no closing }",
        "Close the expression with }. To write the characters ${ themselves, write $${.");

    public static DiagnosticCode UnknownName { get; } = new(
        "EXP010",
        "A name is not known here",
        "Known are the inputs (event, payload, client), the names of `let` and `needs`, and lambda parameters. Text must stand in quotes.");

    public static DiagnosticCode UnknownFunction { get; } = new(
        "EXP011",
        "A function is not known",
        "Only the engine's own functions may be called; mappings/REFERENCE.md lists them. Types and methods of .NET beyond those are refused.");

    public static DiagnosticCode UnknownMember { get; } = new(
        "EXP012",
        "A value has no such member",
        "The members of event, client, text, dates and lists are fixed; those of payloads stand in shapes/. The message names the nearest.");

    public static DiagnosticCode WrongArguments { get; } = new(
        "EXP013",
        "A function is called with the wrong number or form of arguments",
        "The message shows how the function is called.");

    public static DiagnosticCode KindMismatch { get; } = new(
        "EXP014",
        "The kinds of value do not go together",
        "Convert one of them: text(x), number(x), date(x), money(minorUnits, currency), amount(number, currency).");

    public static DiagnosticCode BadReference { get; } = new(
        "EXP015",
        "ref(…) does not name an earlier record",
        "Write the name of a record (its `as`, or its record type) that stands above this one in the same mapping, in quotes.");

    public static DiagnosticCode UnknownCrosswalk { get; } = new(
        "EXP016",
        "No crosswalk has this name",
        "Crosswalks are the files in crosswalks/, named without .csv.");

    public static DiagnosticCode NoClock { get; } = new(
        "EXP017",
        "Expressions cannot see the clock",
        "The same event must give the same result on every day. Use event.occurredAt, or a date of the payload.");

    public static DiagnosticCode NameSpelledOtherwise { get; } = new(
        "EXP018",
        "A name is spelled with other capitals",
        "Write the name as it is declared; the original engine ignored case here, other tools do not.");

    public static DiagnosticCode OtherVersions { get; } = new(
        "EXP019",
        "A member is read that some of the events do not have in their API version",
        "Write a?.b or a.b ?? other, choose by event.apiVersion, or say under `on` of the mapping which versions it takes: `since`, `until`.");

    public static DiagnosticCode PathMissing { get; } = new(
        "EXP101",
        "A path leads nowhere",
        "The payload has no such member. Correct the path, or say what shall happen without it: a?.b, x ?? y, or `optional: true` on the field.");

    public static DiagnosticCode ValueIsNull { get; } = new(
        "EXP102",
        "A value is null where one is needed",
        "Say what shall happen without it: x ?? y, or `optional: true` on the field.");

    public static DiagnosticCode WrongKind { get; } = new(
        "EXP103",
        "A value is of another kind than needed",
        "Convert it: text(x), number(x), date(x), money(minorUnits, currency). The message names the value and its kind.");

    public static DiagnosticCode Overflow { get; } = new(
        "EXP104",
        "A calculation gives more than an amount can hold",
        "Decimals hold 28 digits. Look at the numbers that the source sent.");

    public static DiagnosticCode DividedByZero { get; } = new(
        "EXP105",
        "A division by zero",
        "Ask first: b == 0 ? 0 : a / b.");

    public static DiagnosticCode CurrenciesDiffer { get; } = new(
        "EXP106",
        "Amounts of different currencies are calculated or compared",
        "Amounts are never converted silently. Convert with the rate of the payload, or separate the currencies.");

    public static DiagnosticCode OutsideList { get; } = new(
        "EXP107",
        "An index lies outside its list",
        "Lists count from 0. Write a?[i], or ask for the count first.");

    public static DiagnosticCode NothingFound { get; } = new(
        "EXP108",
        "First, Last or Single found no such item",
        "Use FirstOrDefault, which gives null, with ?? for the value to take instead.");

    public static DiagnosticCode TooManySteps { get; } = new(
        "EXP109",
        "An evaluation takes too many steps",
        "At most 1,000,000 list items are visited per event. Lists inside lists multiply: select before comparing.");

    public static DiagnosticCode NumberTooLong { get; } = new(
        "EXP110",
        "A number has more digits than an amount can hold exactly",
        "Amounts are decimals of at most 28 digits. Look at what the source sent: a number this long is damaged, or it is an id that belongs in quotes.");

    public static DiagnosticCode TextTooLong { get; } = new(
        "EXP111",
        "A text grows beyond what is kept",
        "At most 1,000,000 characters. Look at what is repeated or joined.");

    public static DiagnosticCode AmountAgainstNumber { get; } = new(
        "EXP112",
        "An amount meets a plain number",
        "Give the number its currency: amount(100, 'USD'). Only 0 needs none.");

    public static DiagnosticCode NotConvertible { get; } = new(
        "EXP113",
        "A text cannot be read as what it is compared with or converted to",
        "Numbers are written 1234.50, dates 2025-01-31, instants 2025-01-31T10:00:00Z.");

    public static DiagnosticCode TextDamaged { get; } = new(
        "EXP114",
        "A text in the payload is damaged",
        "The source sent half of a character (a lone surrogate). Look at the event as it was received; the text cannot be written to NetSuite.");
}
