using Engine.Core.Configuration;
using Engine.Core.Mapping;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>Whether a raised event holds the later ones of its key, as its mapping says.</summary>
internal static class KeyHold
{
    /// <summary>An event whose records are all written holds nobody: a person only looks at it.</summary>
    /// <param name="mapping">The mapping that took it; null when that is not known.</param>
    public static Ending Decide(Ending ending, OpenEvent open, Snapshot snapshot, string? mapping) => ending is Ending.Raised { Written.IsEmpty: true } raised
        ? raised with { BlocksKey = Policy(open, snapshot, mapping) == RaisePolicy.Block }
        : ending;

    private static RaisePolicy Policy(OpenEvent open, Snapshot snapshot, string? mapping) =>
        snapshot.Clients.TryGetValue(open.Client, out var client) ? RaisePolicies.Of(client, open.Source, open.Stamp.EventType, mapping) : RaisePolicy.Block;
}
