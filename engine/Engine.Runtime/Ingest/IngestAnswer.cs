using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Engine.Runtime.Ingest;

/// <summary>What a sender is told: a code and one sentence, never the inside of the engine.</summary>
/// <param name="Code">A diagnostic code; <c>accepted</c>, <c>repeated</c> or <c>variant</c> for a delivery that is kept.</param>
public sealed record IngestAnswer(string Code, string Message)
{
    /// <summary>For a batch that is kept: its events, in its order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<TakenEvent>? Events { get; init; }

    /// <summary>For a batch that is refused: which event is to blame, counted from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Index { get; init; }
}
