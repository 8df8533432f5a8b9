using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>How a subrecord, such as an address, gets its fields. Without a value for any of them it is left out.</summary>
/// <param name="Field">The subrecord.</param>
public sealed record FieldGroup(Field Field, ImmutableArray<FieldMapping> Fields, SourceSpan Span)
{
    /// <summary>Whether it is written when the record is created, when it is updated, or always.</summary>
    public FieldMoment On { get; init; }

    internal ImmutableArray<object> Written { get; } = [.. Fields.Select(field => field.Field)];

    /// <summary>The line behind each of its fields.</summary>
    /// <param name="prefix">Start of the paths: empty for the body, <c>addressBook.</c> for lines.</param>
    public IEnumerable<FieldOrigin> Origins(string prefix) => Fields.Select(field => new FieldOrigin($"{prefix}{Field.Name}.{field.Field.Name}", field.Span));
}
