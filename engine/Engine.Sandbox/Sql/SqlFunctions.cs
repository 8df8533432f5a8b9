using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Engine.Sandbox.Sql;

/// <summary>What SQLite does not do by itself: decimals without binary fractions, and Oracle's dates.</summary>
internal static class SqlFunctions
{
    /// <summary>Orders decimals kept as texts.</summary>
    public const string Collation = "DECIMALS";

    public const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The account's date format, in which bare dates come back.</summary>
    private const string AccountDate = "M/d/yyyy";

    public static CultureInfo Culture => CultureInfo.InvariantCulture;

    public static void AddTo(SqliteConnection connection)
    {
        connection.CreateCollation(Collation, (left, right) => Read(left).CompareTo(Read(right)));
        connection.CreateFunction<string?, string?, long?>("compare_numbers", (left, right) => left is null || right is null ? null : Read(left).CompareTo(Read(right)), isDeterministic: true);
        Binary(connection, "decimal_add", (left, right) => left + right);
        Binary(connection, "decimal_subtract", (left, right) => left - right);
        Binary(connection, "decimal_multiply", (left, right) => left * right);
        Binary(connection, "decimal_divide", (left, right) => left / right);
        connection.CreateFunction<string?, string?>("decimal_abs", value => value is null ? null : Shortest(Math.Abs(Read(value))), isDeterministic: true);
        connection.CreateFunction<string?, long, string?>("decimal_round", (value, digits) => value is null ? null : Shortest(decimal.Round(Read(value), (int)digits, MidpointRounding.AwayFromZero)), isDeterministic: true);
        connection.CreateFunction<string?, string?>("to_number", value => value is null ? null : Shortest(Read(value)), isDeterministic: true);
        connection.CreateFunction<string?, string?>("show_date", value => value is null ? null : Date(value).ToString(AccountDate, Culture), isDeterministic: true);
        connection.CreateFunction<string?, string, string?>("to_char", (value, picture) => value is null ? null : Date(value).ToString(Picture(picture), Culture), isDeterministic: true);
        connection.CreateFunction<string?, string, string?>("to_date", ToDate, isDeterministic: true);
        Fold(connection, "sum_of", values => values.Sum());
        Fold(connection, "avg_of", values => values.Average());
        Fold(connection, "min_of", values => values.Min());
        Fold(connection, "max_of", values => values.Max());
    }

    /// <summary>Without trailing zeros: 10.50 and 10.5 are one amount, and one text.</summary>
    public static string Shortest(decimal number) => (number / 1.0000000000000000000000000000m).ToString(Culture);

    /// <summary>A date or instant as answers show it, without a picture to follow.</summary>
    public static string ShowDate(string value) => Date(value).ToString(AccountDate, Culture);

    private static decimal Read(string value) => decimal.Parse(value, NumberStyle, Culture);

    private static void Binary(SqliteConnection connection, string name, Func<decimal, decimal, decimal> operation) =>
        connection.CreateFunction<string?, string?, string?>(name,
            (left, right) => left is null || right is null ? null : Shortest(operation(Read(left), Read(right))), isDeterministic: true);

    // Over what group_concat gathers: with the package's own aggregates (6.0.0) a group's sum began with that of the group before.
    private static void Fold(SqliteConnection connection, string name, Func<IEnumerable<decimal>, decimal> fold) =>
        connection.CreateFunction<string?, string?>(name, list => list is null ? null : Shortest(fold(list.Split(',').Select(Read))), isDeterministic: true);

    private static DateTime Date(string value) => DateTime.Parse(value, Culture, DateTimeStyles.None);

    private static string? ToDate(string? value, string picture) => value is null
        ? null
        : DateTime.ParseExact(value, Picture(picture), Culture, DateTimeStyles.None) is var date && date.TimeOfDay == TimeSpan.Zero
            ? date.ToString("yyyy-MM-dd", Culture)
            : date.ToString("yyyy-MM-dd HH:mm:ss", Culture);

    // Oracle's date pictures, as far as YYYY, MM, DD, HH24, MI and SS go.
    private static string Picture(string picture) => picture.ToUpperInvariant()
        .Replace("YYYY", "yyyy").Replace("DD", "dd").Replace("HH24", "HH").Replace("MI", "mm").Replace("SS", "ss");
}
