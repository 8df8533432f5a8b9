using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Records of NetSuite that are read by their internal ids, which stand in records that were looked up before.</summary>
/// <param name="Name">Under which expressions see the list of those that are there.</param>
/// <param name="Ids">A list of internal ids; nothing for none.</param>
/// <param name="When">Whether they are read at all; null for always. Where they are not, the list is empty.</param>
public sealed record RecordRead(string Name, int Slot, RecordType Type, CompiledExpression Ids, CompiledExpression? When, SourceSpan Span);
