using Engine.Core.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// Reads in NetSuite may lag behind writes. For a while after the engine wrote a record, or saw it as wanted, an answer that does not show
/// it so is no answer: it is asked for again. After that while it counts, as a person's deletion or edit.
/// </summary>
internal static class ReadLag
{
    /// <param name="isComplete">Whether the record's fields were read, and not only its presence.</param>
    public static Observed Judge(RecordKey key, Observed seen, KnownRecord known, bool isComplete, LagClock lag) =>
        lag.WasMomentsAgo(known.WrittenAt) && !ShowsWhatWasLeft(key, seen, known, isComplete)
            ? new Observed.Unknown($"{key} was written moments ago and is not shown so yet.")
            : seen;

    private static bool ShowsWhatWasLeft(RecordKey key, Observed seen, KnownRecord known, bool isComplete) => seen switch
    {
        Observed.Absent => false,
        Observed.Found(var found) when isComplete && found.OtherType is null && known.LastWritten is { } left =>
            RecordComparison.Compare(RecordTypes.Find(key.RecordType)!, left, found.Fields).IsNone,
        _ => true,
    };
}
