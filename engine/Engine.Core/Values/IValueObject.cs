using System.Diagnostics.CodeAnalysis;

namespace Engine.Core.Values;

/// <summary>An object whose members are read by name, in any backing: a JSON payload, a NetSuite record, an event envelope.</summary>
public interface IValueObject
{
    /// <summary>The members, in the order of the source.</summary>
    IEnumerable<KeyValuePair<string, Value>> Members { get; }

    /// <summary>Reads one member; false when it is not there. Names are compared exactly.</summary>
    bool TryGet(string name, [MaybeNullWhen(false)] out Value value);
}
