namespace Engine.Core.Planning;

/// <summary>A record of NetSuite that a look-up found and that stands for one of a mapping.</summary>
/// <param name="Note">How it was found, for people.</param>
public sealed record LinkedRecord(string InternalId, string Note);
