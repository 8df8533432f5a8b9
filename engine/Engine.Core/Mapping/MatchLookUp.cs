using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>A payment that a mapping has matched to the open invoices.</summary>
/// <param name="Name">Under which expressions see the answer.</param>
/// <param name="When">Whether it is asked at all; null for always. Where it is not, the name is null.</param>
/// <param name="Rules">The rule set of Kind match.</param>
/// <param name="Payment">The members of the payment.</param>
public sealed record MatchLookUp(string Name, int Slot, CompiledExpression? When, string Rules, SourceSpan RulesSpan, ImmutableArray<LookUpKey> Payment, SourceSpan Span);
