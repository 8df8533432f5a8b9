namespace Engine.Core.Matching.Tuning;

/// <summary>A rule file in which one value is another.</summary>
/// <param name="Text">The whole file; every character but those of the value is as it was.</param>
/// <param name="Was">The value before, as people write it.</param>
/// <param name="Becomes">The value now.</param>
public sealed record MatchEdit(string Text, string Was, string Becomes);
