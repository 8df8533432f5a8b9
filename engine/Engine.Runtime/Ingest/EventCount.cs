namespace Engine.Runtime.Ingest;

/// <summary>How many events of a batch or a file are kept, in words.</summary>
internal static class EventCount
{
    public static string Kept(long count) => count == 1 ? "1 event is kept." : $"{count} events are kept.";
}
