using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Values;

namespace Engine.App.Output;

/// <summary>The inputs of a rule evaluation, from a JSON file.</summary>
internal static class RuleInput
{
    /// <summary>
    /// Names and values: the members of an object; the items of an array as <c>input1</c>, <c>input2</c>, …; anything else as
    /// <c>input1</c>, as the original engine names what has no name.
    /// </summary>
    /// <exception cref="JsonException">The text is no JSON, nests deeper than 64 levels or repeats a member.</exception>
    public static ImmutableArray<(string Name, Value Value)> Read(ReadOnlyMemory<byte> utf8)
    {
        var root = JsonValue.From(JsonDocument.Parse(utf8, JsonValue.Options).RootElement);
        return root.Kind switch
        {
            ValueKind.Object => [.. root.AsObject().Members.Select(member => (member.Key, member.Value))],
            ValueKind.List => [.. root.AsList().Select((item, index) => ($"input{index + 1}", item))],
            _ => [("input1", root)],
        };
    }
}
