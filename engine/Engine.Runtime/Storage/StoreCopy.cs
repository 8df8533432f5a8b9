using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Runtime.Storage;

/// <summary>What came of copying a store.</summary>
public abstract record StoreCopy
{
    private StoreCopy()
    {
    }

    /// <param name="Audit">The copy's, without findings.</param>
    /// <param name="Beside">Files beside the database that are in it: configurations that decided events, and files that were taken in.</param>
    /// <param name="Missing">Hashes of files that were taken in and are not in the data folder: their content was lost before.</param>
    public sealed record Made(string File, long Bytes, AuditReport Audit, int Beside, ImmutableArray<string> Missing) : StoreCopy;

    /// <summary>Codes: RUN002, RUN003, RUN513.</summary>
    public sealed record Refused(DiagnosticCode Code, string Message) : StoreCopy;
}
