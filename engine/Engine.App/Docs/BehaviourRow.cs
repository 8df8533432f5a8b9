namespace Engine.App.Docs;

/// <summary>One thing that people expect of a pack.</summary>
/// <param name="Id">Such as <c>SN-IN-01</c>.</param>
/// <param name="Section">Under which it is listed.</param>
/// <param name="Statement">What the engine does about it, or why it is left out, where no file of the pack is the place to say so; null otherwise.</param>
internal sealed record BehaviourRow(string Id, string Section, string Title, string? Statement);
