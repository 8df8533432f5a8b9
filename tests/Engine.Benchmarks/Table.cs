using System.Globalization;
using System.Text;

namespace Engine.Benchmarks;

/// <summary>The result as people read it, on standard output and in a file beside it.</summary>
internal static class Table
{
    /// <param name="title">What was measured.</param>
    /// <param name="yardstick">The contender all are compared with: the first one.</param>
    public static void Print(string title, Measurement[] measurements)
    {
        var yardstick = measurements[0];
        var text = new StringBuilder($"{title}; {Environment.ProcessorCount} processors, .NET {Environment.Version}\n\n");
        text.Append("| | µs each (median) | µs fewest | CPU µs each | per second | bytes allocated | CPU against the first |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var one in measurements)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.Microseconds:F2} | {one.FewestMicroseconds:F2} | {one.CpuMicroseconds:F2} | {1e6 / one.Microseconds:F0} | {one.AllocatedBytes:F0} | {one.CpuMicroseconds / yardstick.CpuMicroseconds:F2} |\n");
        }

        Write(text);
    }

    /// <summary>Shows a table and keeps it in <c>results/tables.md</c> beside this program.</summary>
    public static void Write(StringBuilder text)
    {
        Console.WriteLine(text);
        var folder = Path.Combine(AppContext.BaseDirectory, "results");
        Directory.CreateDirectory(folder);
        File.AppendAllText(Path.Combine(folder, "tables.md"), text.Append('\n').ToString());
    }
}
