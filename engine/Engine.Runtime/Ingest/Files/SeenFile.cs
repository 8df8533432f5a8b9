namespace Engine.Runtime.Ingest.Files;

/// <summary>A file in a drop folder as it was seen last.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="WrittenAt">Its time of last change.</param>
/// <param name="Since">The clock's timestamp when it was first seen like this.</param>
/// <param name="IsSettled">It was dealt with and could not be moved away, or is not for us: nothing more is done until it changes.</param>
/// <param name="IsTold">That it cannot be read was said; it is tried again, since rights change without the file's time.</param>
internal sealed record SeenFile(long Length, DateTime WrittenAt, long Since, bool IsSettled, bool IsTold = false);
