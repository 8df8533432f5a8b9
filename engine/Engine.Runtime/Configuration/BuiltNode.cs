using Engine.Core.Configuration;

namespace Engine.Runtime.Configuration;

/// <summary>A node with what it costs: how deep it is nested, and how many nodes it has with all aliases expanded.</summary>
internal sealed record BuiltNode(ConfigNode Node, int Height, int Size);
