namespace Engine.Runtime.Storage;

/// <summary>One entry of the exception queue.</summary>
/// <param name="Origin">File, line and column of the configuration behind it; null when none is.</param>
public sealed record RaisedProblem(string Code, string Message, string? Record, string? Field, string? Origin, DateTimeOffset RaisedAt, string State);
