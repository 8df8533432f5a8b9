using Engine.Core.Diagnostics;

namespace Engine.Core.Configuration;

/// <summary>A piece of a configuration file, YAML or JSON alike, that knows where it stands.</summary>
public abstract record ConfigNode(SourceSpan Span);
