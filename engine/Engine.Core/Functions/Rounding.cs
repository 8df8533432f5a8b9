using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>The ways to round that accountants tell apart, by the names that functions take.</summary>
internal static class Rounding
{
    public const string Names = "half-up, half-even, up or down";

    private static readonly FrozenDictionary<string, MidpointRounding> Halves = new Dictionary<string, MidpointRounding>
    {
        ["half-up"] = MidpointRounding.AwayFromZero,
        ["half-even"] = MidpointRounding.ToEven,
        ["down"] = MidpointRounding.ToZero,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>False when there is no such mode. Up is away from zero, down towards it.</summary>
    public static bool TryRound(decimal number, int digits, string mode, out decimal rounded)
    {
        var isUp = mode.Equals("up", StringComparison.OrdinalIgnoreCase);
        var isKnown = Halves.TryGetValue(mode, out var rounding) || isUp;
        rounded = isKnown ? decimal.Round(number, digits, isUp ? AwayFromZero(number) : rounding) : number;
        return isKnown;
    }

    public static Value Unknown(string mode) => Value.Fail(FunctionCodes.UnknownOption, Message(mode));

    /// <summary>What is wrong with a written mode; null when nothing is, or when it is not written out.</summary>
    public static ArgumentProblem? Check(ImmutableArray<Value> written, int argument) =>
        written.Length > argument && written[argument].Kind == ValueKind.Text && !TryRound(0, 0, written[argument].AsText(), out _)
            ? new ArgumentProblem(argument, FunctionCodes.UnknownOption, Message(written[argument].AsText()))
            : null;

    private static MidpointRounding AwayFromZero(decimal number) => number < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity;

    private static string Message(string mode) =>
        $"'{mode}' is no way to round.{Suggestion.DidYouMean(mode, [.. Halves.Keys, "up"])} Known are {Names}.";
}
