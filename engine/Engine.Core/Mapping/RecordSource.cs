using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>The record that a mapping makes another one out of.</summary>
/// <param name="RecordType">REST name of its type.</param>
/// <param name="Record">Gives a reference to it.</param>
public sealed record RecordSource(string RecordType, CompiledExpression Record)
{
    /// <summary>Takes what a reference takes.</summary>
    public Field Field { get; } = Field.Reference("from", RecordType);
}
