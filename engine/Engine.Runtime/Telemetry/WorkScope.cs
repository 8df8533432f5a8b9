using System.Collections;

namespace Engine.Runtime.Telemetry;

/// <summary>What every line of the log says that is written while one event is worked on.</summary>
/// <param name="eventId">As its source names it.</param>
/// <param name="revision">Of the configuration; null before it is known.</param>
/// <param name="operation">One for each turn.</param>
internal sealed class WorkScope(string client, string eventId, string? revision, string? operation) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => 4;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("Client", client),
        1 => new("Event", eventId),
        2 => new("Revision", revision),
        3 => new("Operation", operation),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var n = 0; n < Count; n++)
        {
            yield return this[n];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
