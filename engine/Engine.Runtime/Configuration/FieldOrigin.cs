using Engine.Core.Diagnostics;

namespace Engine.Runtime.Configuration;

/// <summary>One layer that says something about a field.</summary>
/// <param name="Layer">Defaults, a pack, the client, or the environment.</param>
/// <param name="Span">Where.</param>
/// <param name="Text">The value as it is written; <c>null</c> where the layer removes it.</param>
public sealed record FieldOrigin(string Layer, SourceSpan Span, string Text);
