using Engine.Core.Expressions.Evaluation;

namespace Engine.Core.Expressions.Binding;

/// <summary>
/// The paths that the expressions of one rule set or mapping read, so that one which several read is followed once for each event.
/// </summary>
/// <param name="fixedSlots">Names in slots below keep their value for the whole evaluation.</param>
internal sealed class SharedPaths(int fixedSlots)
{
    private readonly Dictionary<string, SharedPath> paths = [];

    /// <summary>How many paths a frame has to keep.</summary>
    public int Count { get; private set; }

    /// <summary>Names in slots below keep their value from the moment they have one.</summary>
    public int FixedSlots { get; set; } = fixedSlots;

    /// <summary>The path of a member; null when the value it is read from may change.</summary>
    public SharedPath? Read(Node receiver, string name)
    {
        if (KeyOf(receiver) is not { } above)
        {
            return null;
        }

        var key = $"{above}.{name}";
        if (!paths.TryGetValue(key, out var path))
        {
            paths.Add(key, path = new SharedPath(this, key));
        }

        path.AddRead();
        return path;
    }

    public int Keep() => Count++;

    private string? KeyOf(Node receiver) => receiver switch
    {
        ReadSlot { IsLambda: false } slot when slot.Slot < FixedSlots => $"{slot.Slot}",
        ReadMember { Path.Key: var key } => key,
        _ => null,
    };
}
