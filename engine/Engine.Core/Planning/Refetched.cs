using Engine.Core.Enrichment;
using Engine.Core.Model;
using Engine.Core.Sources;

namespace Engine.Core.Planning;

/// <summary>The object of an event that may tell less than is booked already, as its source has it now.</summary>
/// <param name="Asked">The object that the event carries.</param>
/// <param name="Answer">Without an object in it, the event stays as it came.</param>
public sealed record Refetched(SourceFetch Asked, Fetched Answer)
{
    /// <summary>The event with the object in place of its own; null when there is none, or only word that it was deleted.</summary>
    public SourceEvent? Renew(SourceEvent source) =>
        Answer is Fetched.Found(var content) ? SourceApis.Find(source.Source)?.Renew(source, content) : null;
}
