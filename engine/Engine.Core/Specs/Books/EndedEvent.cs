using System.Collections.Immutable;

namespace Engine.Core.Specs.Books;

/// <summary>How an event of a history stood when the books were looked at.</summary>
/// <param name="Ending">raised, waiting or ignored; null when everything it asks for is written.</param>
/// <param name="Reasons">For people: code and message, the record waited for as type and external id, or the rule.</param>
public sealed record EndedEvent(string Type, string Id, string? Ending, ImmutableArray<string> Reasons);
