using Engine.Core.Diagnostics;

namespace Engine.Runtime.Storage;

/// <summary>What came of copying a store.</summary>
public abstract record StoreCopy
{
    private StoreCopy()
    {
    }

    /// <param name="Audit">The copy's, without findings.</param>
    public sealed record Made(string File, long Bytes, AuditReport Audit) : StoreCopy;

    /// <summary>Codes: RUN002, RUN003, RUN513.</summary>
    public sealed record Refused(DiagnosticCode Code, string Message) : StoreCopy;
}
