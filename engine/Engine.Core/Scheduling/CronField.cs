using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Core.Scheduling;

/// <summary>One of the five fields of a cron text: the numbers it takes.</summary>
internal sealed record CronField(ulong Bits, bool IsAny)
{
    /// <summary>Reads a field: <c>*</c>, numbers, ranges, lists and steps. Null when it cannot be read; <paramref name="trouble"/> then says why.</summary>
    public static CronField? Read(string text, CronRange range, out string trouble)
    {
        trouble = "";
        var bits = 0UL;
        foreach (var part in text.Split(','))
        {
            if (ReadPart(part, range, out trouble) is not { } taken)
            {
                return null;
            }

            bits |= taken;
        }

        return new CronField(bits, text.StartsWith('*'));
    }

    public bool Has(int number) => (Bits >> number & 1) == 1;

    private static ulong? ReadPart(string part, CronRange range, out string trouble)
    {
        trouble = $"{range.Name} is `{part}`; it takes {range.Lowest} to {range.Highest}, *, lists (1,15), ranges (1-5) and steps (*/10).";
        var halves = part.Split('/');
        var step = 1;
        if (halves.Length > 2 || (halves.Length == 2 && (!TryNumber(halves[1], out step) || step < 1)))
        {
            return null;
        }

        var ends = halves[0] == "*" ? [range.Lowest, range.Highest] : halves[0].Split('-').Select(end => range.NumberOf(end)).ToList();
        var (first, last) = (ends[0], ends.Count == 1 && halves.Length == 2 ? range.Highest : ends[^1]);
        if (ends.Count > 2 || first < range.Lowest || last > range.Highest || first > last)
        {
            return null;
        }

        var bits = 0UL;
        for (var number = first; number <= last; number += step)
        {
            bits |= 1UL << range.Normal(number);
        }

        return bits;
    }

    internal static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
