using Engine.Sandbox.State;

namespace Engine.Sandbox.Writes;

/// <summary>A request body, read against the record type: names are canonical, references resolved.</summary>
/// <param name="ExternalId">As in the body; null when it does not say.</param>
/// <param name="Fields">What it sets; null clears.</param>
/// <param name="Lines">Lines by sublist, for the sublists it names; null empties the sublist.</param>
internal sealed record RecordChanges(
    string? ExternalId,
    IReadOnlyDictionary<string, FieldValue?> Fields,
    IReadOnlyDictionary<string, IReadOnlyList<LineChange>?> Lines)
{
    /// <summary>A request that says nothing.</summary>
    public static RecordChanges None { get; } = new(null, new Dictionary<string, FieldValue?>(), new Dictionary<string, IReadOnlyList<LineChange>?>());

    /// <summary>The lines it gives for one sublist; none when it does not name the sublist.</summary>
    public IReadOnlyList<LineChange> LinesOf(string sublist) => Lines.GetValueOrDefault(sublist) ?? [];
}
