using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>How dates are written in other systems' files: yyyy yy MMM MM M dd d, and for times of day HH mm ss.</summary>
internal static class DateFormats
{
    private const int Longest = 40;

    private static readonly string[] DateParts = ["yyyy", "yy", "MMM", "MM", "M", "dd", "d"];
    private static readonly string[] TimeParts = ["HH", "mm", "ss"];

    /// <summary>Why a format is not taken; null when it is.</summary>
    public static string? WhyRefused(string format, bool withTime)
    {
        var known = withTime ? [.. DateParts, .. TimeParts] : DateParts;
        var hasPart = false;
        for (var at = 0; at < format.Length;)
        {
            var letter = format[at];
            var length = format.AsSpan(at).IndexOfAnyExcept(letter) is var end and >= 0 ? end : format.Length - at;
            if (char.IsLetter(letter) && !known.Contains(format.Substring(at, length)))
            {
                return $"'{format.Substring(at, length)}' in the format '{format}' means nothing. Known are {string.Join(" ", known)}.";
            }

            if (letter is '%' or '\\' or '\'' or '"')
            {
                return $"`{letter}` cannot stand in a format.";
            }

            hasPart |= char.IsLetter(letter);
            at += length;
        }

        return !hasPart || format.Length is < 2 or > Longest ? $"'{format}' is no format. Write it like dd.MM.yyyy." : null;
    }

    /// <summary>What is wrong with a written format; null when nothing is, or when it is not written out.</summary>
    public static ArgumentProblem? Check(ImmutableArray<Value> written, int argument, bool withTime) =>
        written[argument].Kind == ValueKind.Text && WhyRefused(written[argument].AsText(), withTime) is { } reason
            ? new ArgumentProblem(argument, FunctionCodes.UnknownOption, reason)
            : null;
}
