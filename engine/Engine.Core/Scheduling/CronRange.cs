using System.Collections.Immutable;

namespace Engine.Core.Scheduling;

/// <summary>What one field of a cron text may hold.</summary>
/// <param name="Names">Names of the numbers from <paramref name="FirstNamed"/> on, such as <c>MON</c>; in any case.</param>
internal sealed record CronRange(string Name, int Lowest, int Highest, ImmutableArray<string> Names, int FirstNamed)
{
    private const int Sunday = 7;

    public static CronRange Minute { get; } = new("minute", 0, 59, [], 0);

    public static CronRange Hour { get; } = new("hour", 0, 23, [], 0);

    public static CronRange Day { get; } = new("day of month", 1, 31, [], 0);

    public static CronRange Month { get; } =
        new("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1);

    /// <summary>0 and 7 are both Sunday.</summary>
    public static CronRange Weekday { get; } = new("day of week", 0, Sunday, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], 0);

    /// <summary>-1 when it is neither a number nor a name of this field.</summary>
    public int NumberOf(string text)
    {
        if (CronField.TryNumber(text, out var number))
        {
            return number <= Highest ? number : -1;
        }

        var name = Names.IndexOf(text.ToUpperInvariant());
        return name < 0 ? -1 : FirstNamed + name;
    }

    public int Normal(int number) => Highest == Sunday && number == Sunday ? 0 : number;
}
