namespace Engine.Runtime.Hosting.Matching;

/// <summary>A flagged payment counts as looked at.</summary>
/// <param name="Id">Such as P17.</param>
public sealed record LookTaken(int FormatVersion, string Id, string Says);
