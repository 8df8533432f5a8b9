namespace Engine.Runtime.Ingest.Files;

/// <summary>A copy of a file in the data folder that nothing refers to yet.</summary>
/// <param name="Hash">SHA-256 of its content, hexadecimal in lower case.</param>
/// <param name="Size">Bytes.</param>
internal sealed record StagedFile(string Path, string Hash, long Size);
