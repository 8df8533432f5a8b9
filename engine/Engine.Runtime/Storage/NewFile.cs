namespace Engine.Runtime.Storage;

/// <summary>A file that is to be taken.</summary>
/// <param name="Hash">SHA-256 of its content, hexadecimal in lower case.</param>
/// <param name="Name">As the sender calls it; tells nothing about its identity.</param>
/// <param name="Size">Bytes.</param>
public sealed record NewFile(string Client, string Source, string Hash, string Name, long Size, DateTimeOffset ReceivedAt);
