using Engine.Core.Diagnostics;

namespace Engine.Runtime.WriteBack;

/// <summary>Trouble with what goes back to a source: <c>RUN450</c> to <c>RUN459</c>.</summary>
public static class WriteBackCodes
{
    public static DiagnosticCode Refused { get; } = new(
        "RUN450",
        "The source refuses what is written back",
        "The records are in NetSuite; only the source does not show their ids. The message says why. Give the API key the right to write, or switch writeBack off for the client, then retry the event.");

    public static DiagnosticCode NoId { get; } = new(
        "RUN451",
        "What is written back names a record of which no id is known",
        "The journal does not know the internal id of a record that the plan wrote. Retry the event: it is decided again and finds the record.");

    public static DiagnosticCode NoAnswer { get; } = new(
        "RUN452",
        "The source gave no answer to what is written back",
        "The records are in NetSuite. Retry the event when the source answers; nothing is done twice.");
}
