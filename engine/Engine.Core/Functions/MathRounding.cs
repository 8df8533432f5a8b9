using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The optional rounding argument of <c>Math.Round</c>.</summary>
internal static class MathRounding
{
    public static MidpointRounding Of(ReadOnlySpan<Value> arguments, int index) =>
        arguments.Length > index && arguments[index].AsText().Equals("AwayFromZero", StringComparison.OrdinalIgnoreCase)
            ? MidpointRounding.AwayFromZero
            : MidpointRounding.ToEven;
}
