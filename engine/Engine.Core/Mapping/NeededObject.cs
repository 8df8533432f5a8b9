using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>The object of the source that a needed record comes from: taken in as an event when the record is absent and no event of the object has come.</summary>
/// <param name="Object">What the source calls such objects, such as <c>invoice</c>.</param>
/// <param name="Id">The source's id of it.</param>
public sealed record NeededObject(string Object, CompiledExpression Id);
