namespace Engine.Runtime.Ingest;

/// <summary>What a sender is told: a code and one sentence, never the inside of the engine.</summary>
/// <param name="Code">A diagnostic code; <c>accepted</c>, <c>repeated</c> or <c>variant</c> for a delivery that is kept.</param>
public sealed record IngestAnswer(string Code, string Message);
