using Engine.Core.Diagnostics;

namespace Engine.Runtime.Storage;

/// <summary>What came of opening a store.</summary>
/// <typeparam name="T">What is opened: the store, or its read-only side.</typeparam>
public abstract record StoreOpening<T>
{
    private StoreOpening()
    {
    }

    public sealed record Opened(T Store) : StoreOpening<T>;

    /// <summary>Codes: RUN001 in use, RUN002 newer schema, RUN003 cannot be opened.</summary>
    public sealed record Refused(DiagnosticCode Code, string Message) : StoreOpening<T>;
}
