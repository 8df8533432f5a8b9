using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Records of NetSuite that are read by their ids when all else is known: those that stand in records that were looked up, or that only matter because of one.</summary>
/// <param name="Name">Under which expressions see the list of those that are there.</param>
/// <param name="Field"><see cref="LookUpKey.InternalId"/> or <see cref="LookUpKey.ExternalId"/>: by which ids.</param>
/// <param name="Ids">A list of them; nothing for none.</param>
/// <param name="When">Whether they are read at all; null for always. Where they are not, the list is empty.</param>
public sealed record RecordRead(string Name, int Slot, RecordType Type, string Field, CompiledExpression Ids, CompiledExpression? When, SourceSpan Span);
