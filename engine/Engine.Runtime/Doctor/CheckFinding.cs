using Engine.Core.Diagnostics;

namespace Engine.Runtime.Doctor;

/// <summary>One thing that a check saw.</summary>
/// <param name="Message">What is the case, in a sentence.</param>
public sealed record CheckFinding(CheckLevel Level, string Message)
{
    /// <summary>The line of a file that it is about; null for none.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>What to do about it; empty when there is nothing to do.</summary>
    public string ToDo { get; init; } = "";

    /// <summary>Who can do it, as the subject of a sentence; empty when there is nothing to do.</summary>
    public string Who { get; init; } = "";

    public static CheckFinding Ok(string message) => new(CheckLevel.Ok, message);

    public static CheckFinding Skipped(string message) => new(CheckLevel.Skipped, message);

    public static CheckFinding Warning(string message, string toDo, string who) => new(CheckLevel.Warning, message) { ToDo = toDo, Who = who };

    public static CheckFinding Error(string message, string toDo, string who) => new(CheckLevel.Error, message) { ToDo = toDo, Who = who };

    public CheckFinding At(SourceSpan? span) => this with { Span = span };
}
