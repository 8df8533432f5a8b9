namespace Engine.Core.Sources.Files;

/// <summary>One row of a file.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Content">A JSON value; empty when there is a problem.</param>
/// <param name="Problem">Why it cannot be read, and nothing after it; null when it can.</param>
public readonly record struct FileRow(int Line, ReadOnlyMemory<byte> Content, string? Problem = null);
