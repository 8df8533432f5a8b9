namespace Engine.Runtime.Storage;

/// <summary>
/// Something that a person or the engine did beside the work on events. Kept for ever: it names ids and revisions, never a payload or
/// a person the payload is about; of a longer text it keeps the hash.
/// </summary>
/// <param name="Kind">What was done, as <c>key.added</c>: a noun of the area and a verb in the past.</param>
/// <param name="Actor">Who; <c>engine</c> for the engine itself.</param>
/// <param name="Client">Whose affair; null when it concerns the whole engine.</param>
/// <param name="Subject">To what: an event id, a key id, a revision.</param>
/// <param name="Why">In the actor's words; null where none were asked for.</param>
/// <param name="Detail">What else is needed to understand it, as a small JSON object.</param>
public sealed record AuditStatement(DateTimeOffset At, string Kind, string Actor, string? Client, string? Subject, string? Why, string? Detail)
{
    /// <summary>Actor of what the engine does by itself.</summary>
    public const string Engine = "engine";
}
