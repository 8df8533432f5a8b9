using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Reads instants in the forms that sources send.</summary>
internal static class Instants
{
    private static readonly decimal First = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly decimal Last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The instant, from seconds since 1970, text or an instant; missing when the value is none.</summary>
    public static Value Read(Value value) => value.Kind switch
    {
        ValueKind.Instant => value,
        ValueKind.Text => Dates.ParseInstant(value.AsText()),
        ValueKind.Number when decimal.IsInteger(value.AsNumber()) && value.AsNumber() >= First && value.AsNumber() <= Last =>
            Value.Of(DateTimeOffset.FromUnixTimeSeconds((long)value.AsNumber())),
        _ => Value.Missing,
    };
}
