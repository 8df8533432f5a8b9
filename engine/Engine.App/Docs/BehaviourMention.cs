namespace Engine.App.Docs;

/// <summary>A place that names a row.</summary>
/// <param name="Row">Its id.</param>
/// <param name="Verdict">What the place says of it.</param>
/// <param name="Reason">Why the pack differs, or leaves it out; null where it is reached.</param>
/// <param name="Path">The file, relative to the project.</param>
/// <param name="Spec">The name of the spec that names it in its name or before it; null in other files.</param>
internal sealed record BehaviourMention(string Row, BehaviourVerdict Verdict, string? Reason, string Path, string? Spec);
