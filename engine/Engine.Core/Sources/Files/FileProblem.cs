using Engine.Core.Diagnostics;

namespace Engine.Core.Sources.Files;

/// <summary>Why a file cannot be read.</summary>
/// <param name="Column">Counted from 1; 0 when the whole line, or the whole file, is meant.</param>
public sealed record FileProblem(DiagnosticCode Code, int Column, string Message)
{
    public static FileProblem BadRow(string message) => new(EventCodes.BadRow, 0, message);

    /// <summary>The message, with the column before it where there is one.</summary>
    public string Text => Column > 0 ? $"column {Column}: {Message}" : Message;
}
