namespace Engine.Core.Sources.Files;

/// <summary>One row of a file.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Content">A JSON value, valid until the next row is read; empty when there is a problem.</param>
/// <param name="Problem">Why it cannot be read, and nothing after it; null when it can.</param>
/// <param name="Facts">What the format itself knows of the event; null where the source's <c>file</c> says it.</param>
public readonly record struct FileRow(int Line, ReadOnlyMemory<byte> Content, FileProblem? Problem = null, RowFacts? Facts = null);
