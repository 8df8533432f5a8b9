using Engine.Core.Diagnostics;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Ingest.Files;

/// <summary>What became of a file.</summary>
internal abstract record FileOutcome
{
    private FileOutcome()
    {
    }

    /// <summary>It is kept and all its events are in the inbox.</summary>
    /// <param name="IsRepeat">They were before.</param>
    public sealed record Taken(KeptFile File, bool IsRepeat) : FileOutcome;

    /// <summary>Nothing of it is kept.</summary>
    public sealed record Refused(DiagnosticCode Code, string Message) : FileOutcome;
}
