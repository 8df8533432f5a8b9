using Engine.Core.Diagnostics;

namespace Engine.Core.Sources.Files;

/// <summary>One row of a file as an event.</summary>
public abstract record FileEvent
{
    private FileEvent()
    {
    }

    /// <param name="Envelope">A CloudEvent; the same row gives the same bytes.</param>
    public sealed record Row(ReadOnlyMemory<byte> Envelope, EventReading.Read Reading) : FileEvent;

    /// <param name="Line">Counted from 1.</param>
    public sealed record Bad(int Line, DiagnosticCode Code, string Message) : FileEvent;
}
