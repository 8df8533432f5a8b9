using Engine.Core.Diagnostics;
using Engine.Core.Model;

namespace Engine.Core.Sources;

/// <summary>What came of reading a source's bytes.</summary>
public abstract record EventReading
{
    private EventReading()
    {
    }

    public sealed record Read(SourceEvent Event) : EventReading;

    /// <summary>Not an event of this source; the sender is told so.</summary>
    public sealed record Rejected(DiagnosticCode Code, string Message) : EventReading;
}
