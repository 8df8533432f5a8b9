using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>The list of which each element needs a record.</summary>
/// <param name="Element">The element's name, and the name of the member that holds it beside <see cref="Record"/>.</param>
/// <param name="Slot">Slot of the element's name.</param>
public sealed record NeededList(CompiledExpression List, string Element, int Slot)
{
    /// <summary>The member that holds an element's record as NetSuite has it.</summary>
    public const string Record = "record";
}
