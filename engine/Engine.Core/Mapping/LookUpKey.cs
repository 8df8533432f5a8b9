using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>One key of a look-up. In NetSuite a value that is missing, null or blank is not looked for.</summary>
/// <param name="Field"><c>externalId</c>, <c>internalId</c>, or a text or custom field of the body; of a list at the source, one of its filters.</param>
public sealed record LookUpKey(string Field, CompiledExpression Value)
{
    public const string ExternalId = "externalId";

    /// <summary>Names the record itself: where there is none, the event is raised (MAP231) instead of trying the next key.</summary>
    public const string InternalId = "internalId";
}
