using Engine.Core.Diagnostics;

namespace Engine.Core.Sources;

/// <summary>Whether a delivery comes from whom it claims.</summary>
public abstract record SignatureVerdict
{
    private SignatureVerdict()
    {
    }

    /// <summary>One of the signatures was made with one of the secrets, recently.</summary>
    public sealed record Accepted(DateTimeOffset SignedAt) : SignatureVerdict;

    /// <summary>Codes: EVT101 malformed, EVT102 no v1, EVT103 mismatch, EVT104 stale. The message holds nothing of the secret or the digest.</summary>
    public sealed record Refused(DiagnosticCode Code, string Message) : SignatureVerdict;
}
