namespace Engine.Runtime.Ingest;

/// <summary>What became of one event of a batch.</summary>
/// <param name="Id">As the engine knows it.</param>
/// <param name="Code"><c>accepted</c>, <c>repeated</c> or <c>variant</c>.</param>
public sealed record TakenEvent(string Id, string Code);
