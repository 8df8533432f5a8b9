using Engine.Core.Diagnostics;

namespace Engine.Core.NetSuite;

/// <summary>Which configuration line gave a field its value.</summary>
/// <param name="Path">A body field's name, or <c>sublist.field</c>.</param>
public sealed record FieldOrigin(string Path, SourceSpan Span);
