namespace Engine.Core.Sources.Files;

/// <summary>What a format knows of the event that a row becomes.</summary>
/// <param name="Type">The type of the event.</param>
/// <param name="Id">Tells the fact from others in whichever file it comes.</param>
/// <param name="At">When it happened; the same in whichever file it comes.</param>
public sealed record RowFacts(string Type, string Id, DateTimeOffset At);
