namespace Engine.Core.Expressions;

/// <summary>A stretch of a template: text as it is, or an expression.</summary>
/// <param name="Start">Offset in the scalar of the text, or of what stands between <c>${</c> and <c>}</c>.</param>
/// <param name="Length">Characters from there.</param>
/// <param name="Text">The text with escapes resolved; null for an expression.</param>
internal readonly record struct TemplatePart(int Start, int Length, string? Text);
