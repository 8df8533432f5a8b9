using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>How one field gets its value.</summary>
/// <param name="Optional">Left out when the value is missing or null; otherwise missing is an error and null clears the field.</param>
public sealed record FieldMapping(Field Field, CompiledExpression Value, bool Optional, SourceSpan Span)
{
    /// <summary>Left out also when the value is a text of nothing but blanks, or an empty list.</summary>
    public bool UnlessEmpty { get; init; }

    /// <summary>Left out when a crosswalk has no row for its key.</summary>
    public bool SkipsOnMiss { get; init; }

    /// <summary>Whether it is written when the record is created, when it is updated, or always.</summary>
    public FieldMoment On { get; init; }
}
