using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Mapping;

/// <summary>A NetSuite internal id that a client's files name.</summary>
/// <param name="InternalId">As it is written.</param>
/// <param name="RecordType">What the id must be of, such as <c>item</c>, by the field that takes it.</param>
/// <param name="Span">The line that names it: of a mapping, a rule or a crosswalk.</param>
/// <param name="Field">The field that takes it, such as <c>invoice.item.item</c>.</param>
/// <param name="Row">The row of a crosswalk; null when the id is written out.</param>
/// <param name="Crosswalk">Name of the crosswalk; null when the id is written out.</param>
public sealed record ConfiguredId(string InternalId, string RecordType, SourceSpan Span, string Field, CrosswalkRow? Row, string? Crosswalk);
