using System.Collections.Immutable;
using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>A list.</summary>
public sealed record ConfigSequence(SourceSpan Span, ImmutableArray<ConfigNode> Items) : ConfigNode(Span);
