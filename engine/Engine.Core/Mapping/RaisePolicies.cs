using Engine.Core.Configuration;

namespace Engine.Core.Mapping;

/// <summary>The spellings of <c>onRaise</c>, and which policy holds for an event.</summary>
public static class RaisePolicies
{
    /// <summary>The schema admits no other spellings.</summary>
    internal static RaisePolicy Read(string? text) => text == "release" ? RaisePolicy.Release : RaisePolicy.Block;

    /// <summary>
    /// The policy of the mapping that took the event; where none is known, such as after a fault, the strictest of the mappings that may take it.
    /// Events that no mapping takes are in no order with others.
    /// </summary>
    public static RaisePolicy Of(ClientConfig client, string source, string type, string? mapping)
    {
        var candidates = client.MappingsOf(source, type);
        return candidates.Any(candidate => candidate.OnRaise == RaisePolicy.Block && (mapping is null || candidate.Name == mapping))
            ? RaisePolicy.Block
            : RaisePolicy.Release;
    }
}
