using Engine.Core.Diagnostics;

namespace Engine.Core.Functions;

/// <summary>Failures of functions.</summary>
public static class FunctionCodes
{
    public static DiagnosticCode UnknownCurrency { get; } = new(
        "FUN101",
        "A currency code is not known",
        "Currencies are named by their three-letter ISO 4217 code, such as USD. Case does not count.");

    public static DiagnosticCode NotADate { get; } = new(
        "FUN102",
        "A value cannot be read as a date or instant",
        "Dates are written 2025-01-31, instants 2025-01-31T10:00:00Z; a number counts seconds since 1970 in UTC.");

    public static DiagnosticCode NotANumber { get; } = new(
        "FUN103",
        "A text cannot be read as a number",
        "Numbers are written with digits and a point, such as 1234.50, without separators or currency signs.");

    public static DiagnosticCode NotWhole { get; } = new(
        "FUN104",
        "A whole number within certain limits is needed",
        "The message names the limits.");

    public static DiagnosticCode OutOfRange { get; } = new(
        "FUN105",
        "A result lies outside what can be written down",
        "Dates lie between the years 1 and 9999; numbers have at most 28 digits.");

    public static DiagnosticCode UnknownOption { get; } = new(
        "FUN106",
        "A function is given a mode, format, zone or type that it does not know",
        "The message lists what is known.");

    public static DiagnosticCode FinerThanCurrency { get; } = new(
        "FUN107",
        "An amount is finer than its currency",
        "Nobody can be paid half a cent. Round the amount first: roundAmount(x), or roundTo(x, digits, mode).");

    public static DiagnosticCode BadWeights { get; } = new(
        "FUN108",
        "An amount cannot be shared out by these weights",
        "Weights are numbers or amounts, none negative, not all zero.");

    public static DiagnosticCode NoCrosswalkRow { get; } = new(
        "FUN110",
        "A crosswalk has no row for a key",
        "Add a row with the key and NetSuite's internal id to the crosswalk's CSV file, then requeue the event.");

    public static DiagnosticCode InactiveCrosswalkRow { get; } = new(
        "FUN111",
        "A crosswalk row is inactive",
        "NetSuite would refuse the record it points to. Point the row to an active record, or activate the record and the row.");

    public static DiagnosticCode NoCrosswalk { get; } = new(
        "FUN112",
        "No crosswalk has this name",
        "Crosswalks are the files in crosswalks/, named without .csv.");

    public static DiagnosticCode NoCrosswalkColumn { get; } = new(
        "FUN113",
        "A crosswalk has no such column",
        "The message names the columns that there are.");

    public static DiagnosticCode BadPattern { get; } = new(
        "FUN120",
        "A pattern is no regular expression that can be used",
        "Patterns are written out in quotes, at most 500 characters, without look-around and back-references: they are matched in time that grows with the text alone.");

    public static DiagnosticCode TextTooLongToMatch { get; } = new(
        "FUN121",
        "A text is too long, or takes too long, to be matched by a pattern",
        "At most 20,000 characters are matched, for at most 250 ms. Cut the text first: truncate(text, n).");

    public static DiagnosticCode BadJson { get; } = new(
        "FUN122",
        "A text is no JSON that can be read",
        "At most 100,000 characters and 64 levels are read; no comments, no repeated members. The message says where it stops.");

    public static DiagnosticCode NotConvertible { get; } = new(
        "FUN123",
        "A value cannot be taken as the type that is asked for",
        "Ask first: is(x, 'int'). as(x, 'int') gives null instead.");
}
