using System.Diagnostics.CodeAnalysis;
using Engine.Core.Configuration;
using Engine.Core.Values;

namespace Engine.Core.Mapping;

/// <summary>What the name <c>client</c> shows.</summary>
internal sealed class ClientEnvelope(ClientConfig client) : IValueObject
{
    private static readonly string[] Names = ["name", "baseCurrency", "timeZone"];

    public IEnumerable<KeyValuePair<string, Value>> Members =>
        Names.Select(name => KeyValuePair.Create(name, TryGet(name, out var value) ? value : default));

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        value = name switch
        {
            "name" => Value.Of(client.Name),
            "baseCurrency" => Value.Of(client.BaseCurrency),
            "timeZone" => Value.Of(client.Zone.Id),
            _ => Value.Missing,
        };
        return value.Kind != ValueKind.Missing;
    }
}
