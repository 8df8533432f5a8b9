namespace Engine.Runtime.Storage;

/// <summary>What a run does.</summary>
public enum RunKind
{
    CatchUp,
    Deliver,
    Backfill,
    Replay,
    Retention,
    Poll,
    Reconcile,
    OpenItems,
    Recheck,
}
