using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The optional comparison argument of text functions.</summary>
internal static class TextComparison
{
    /// <summary>By character code; without regard to case when the argument's name says so.</summary>
    public static StringComparison Of(ReadOnlySpan<Value> arguments, int index) =>
        arguments.Length > index && arguments[index].AsText().EndsWith("IgnoreCase", StringComparison.OrdinalIgnoreCase)
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;
}
