using System.Diagnostics;
using System.Globalization;
using Engine.Runtime.Work;

namespace Engine.App;

/// <summary>
/// For crash tests of the real program: kills the process, as <c>kill -9</c> does, when a crash point is passed for the n-th time.
/// Made only when the environment variable ENGINE_CRASH_AT is set, as <c>after-intent:2</c>.
/// </summary>
internal sealed class CrashAt(CrashPoint wanted, int time) : ICrashPoints
{
    private const string Variable = "ENGINE_CRASH_AT";

    private int passed;

    /// <exception cref="ArgumentException">The variable is set and names no crash point and number.</exception>
    public static ICrashPoints FromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(text))
        {
            return new NoCrashPoints();
        }

        var parts = text.Split(':');
        return parts.Length == 2
            && Enum.TryParse<CrashPoint>(parts[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var point)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var time)
                ? new CrashAt(point, time)
                : throw new ArgumentException($"{Variable} is \"{text}\"; it must be a crash point and a number, such as after-intent:2.");
    }

    public void Pass(CrashPoint point)
    {
        if (point == wanted && Interlocked.Increment(ref passed) == time)
        {
            using var process = Process.GetCurrentProcess();
            process.Kill();

            // The signal takes effect at once or a moment later; nothing may happen in that moment.
            Thread.CurrentThread.Join();
        }
    }
}
