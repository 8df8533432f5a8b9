namespace Engine.Core.Enrichment;

/// <summary>An object of a source that a mapping asks for by its id.</summary>
/// <param name="Source">Such as <c>stripe</c>.</param>
/// <param name="Object">What the source calls such objects, such as <c>invoice</c>.</param>
/// <param name="Id">The source's id of it.</param>
/// <param name="ApiVersion">The version that the event has, so that the object has the same shape; null for the account's own.</param>
public sealed record SourceFetch(string Source, string Object, string Id, string? ApiVersion)
{
    /// <summary>The account at the source whose object it is, such as a connected one; null for the key's own.</summary>
    public string? Account { get; init; }

    public override string ToString() => $"{Source} {Object} {Id}";
}
