using NodaTime;

namespace Engine.Core.Sources.Files;

/// <summary>A file that came.</summary>
/// <param name="Hash">SHA-256 of the bytes, hexadecimal in lower case: its identity.</param>
/// <param name="ReceivedAt">The engine's clock.</param>
/// <param name="Zone">The client's, in which a date begins.</param>
public sealed record FileContent(string Source, ReadOnlyMemory<byte> Bytes, string Hash, DateTimeOffset ReceivedAt, DateTimeZone Zone);
