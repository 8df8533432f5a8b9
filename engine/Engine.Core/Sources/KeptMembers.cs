using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Sources;

/// <summary>
/// What is kept of an object that was listed: a copy with the members that the mapping names, so that thousands of objects do not hold the
/// bodies they came in.
/// </summary>
public static class KeptMembers
{
    /// <param name="paths">Such as <c>source.id</c>; empty keeps all. One that is not there is left out.</param>
    public static Value Of(Value whole, ImmutableArray<string> paths) => paths.IsEmpty ? Copy(whole) : Chosen(whole, [.. paths.Select(path => path.Split('.'))], 0);

    // A member that the source gave as an id instead of as the object has nothing inside that could be left out.
    private static Value Chosen(Value whole, List<string[]> paths, int depth) => whole.Kind != ValueKind.Object || paths.Any(path => path.Length == depth)
        ? Copy(whole)
        : Value.Of(new ValueObject(
        [
            .. paths.GroupBy(path => path[depth])
                .Select(group => (Name: group.Key, Value: whole.Member(group.Key), Inner: group.ToList()))
                .Where(member => member.Value.Kind != ValueKind.Missing)
                .Select(member => (member.Name, Chosen(member.Value, member.Inner, depth + 1))),
        ]));

    private static Value Copy(Value value) => value.Kind switch
    {
        ValueKind.Text => Value.Of(value.AsText()),
        ValueKind.List => Value.Of(value.AsList().Select(Copy).ToImmutableArray()),
        ValueKind.Object => Value.Of(new ValueObject([.. value.AsObject().Members.Select(member => (member.Key, Copy(member.Value)))])),
        _ => value,
    };
}
