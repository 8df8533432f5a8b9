using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Engine.Core.Values;

/// <summary>An object built from members that are already values, such as the event envelope.</summary>
public sealed class ValueObject : IValueObject
{
    private readonly ImmutableArray<KeyValuePair<string, Value>> members;

    public ValueObject(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var builder = ImmutableArray.CreateBuilder<KeyValuePair<string, Value>>(members.Length);
        foreach (var (name, value) in members)
        {
            builder.Add(new(name, value));
        }

        this.members = builder.MoveToImmutable();
    }

    public IEnumerable<KeyValuePair<string, Value>> Members => members;

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        foreach (var member in members)
        {
            if (member.Key == name)
            {
                value = member.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
