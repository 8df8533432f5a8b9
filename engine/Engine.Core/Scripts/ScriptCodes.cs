using Engine.Core.Diagnostics;

namespace Engine.Core.Scripts;

/// <summary>Trouble with scripts: <c>SCR0xx</c> when configuration is read, <c>SCR1xx</c> when an event is decided.</summary>
public static class ScriptCodes
{
    public static DiagnosticCode UnknownScript { get; } = new(
        "SCR001",
        "No script has this name",
        "Scripts are the functions in mappings/<client>/scripts/*.js, called by name: script('discount', invoice).");

    public static DiagnosticCode Syntax { get; } = new(
        "SCR002",
        "A script cannot be read",
        "Scripts are ES5: function and var, no => and no template text.");

    public static DiagnosticCode NoFunction { get; } = new(
        "SCR003",
        "A script file has no function",
        "Write function name(x) { … } on the top level; a file that is one function in parentheses is called by the file's name.");

    public static DiagnosticCode DefinedTwice { get; } = new(
        "SCR004",
        "Two scripts of one folder have the same name",
        "Rename one. A client's script replaces one of the same name in a pack.");

    public static DiagnosticCode NotHere { get; } = new(
        "SCR005",
        "A script cannot be called here",
        "Rules, and a mapping's `when` and `key`, are answered before any script runs. Call scripts in `let`, `needs` or `records`.");

    public static DiagnosticCode NotChecked { get; } = new(
        "SCR006",
        "A script could not be checked",
        "The process that reads scripts did not answer; the script may nest too deep to be read.");

    public static DiagnosticCode Failed { get; } = new(
        "SCR101",
        "A script failed",
        "The message says what it threw and where.");

    public static DiagnosticCode OutOfBounds { get; } = new(
        "SCR102",
        "A script used more than it may",
        "One call may run 20,000 statements, 64 calls deep, for one second in 64 MiB.");

    public static DiagnosticCode BadResult { get; } = new(
        "SCR103",
        "A script's result cannot be used",
        "Results are text, whole numbers, true or false, null, lists and objects of these. Amounts are given as text, such as '19.99'.");

    public static DiagnosticCode BadArgument { get; } = new(
        "SCR104",
        "A value cannot be given to a script",
        "Text, numbers, amounts, dates, instants, true or false, null, lists and objects of these can.");

    public static DiagnosticCode NotAnswered { get; } = new(
        "SCR105",
        "A script was not run",
        "Scripts whose arguments come from other scripts are followed eight deep.");

    public static DiagnosticCode TooManyCalls { get; } = new(
        "SCR106",
        "One event calls scripts too often",
        "Give a script the whole list instead of calling it for each element.");
}
