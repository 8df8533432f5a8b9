namespace Engine.Core.Diagnostics;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class Suggestion
{
    private const int LongestName = 100;

    /// <summary>The nearest known name by edit distance, or null when none is near (more than a third of the letters differ).</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        // A name longer than any real one is no slip of the pen, and comparing it would cost more than the hint is worth.
        if (written.Length > LongestName)
        {
            return null;
        }

        var best = known
            .Where(name => name.Length <= LongestName)
            .Select(name => (Name: name, Distance: Distance(written, name)))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(1, Math.Max(written.Length, best.Name.Length) / 3) ? best.Name : null;
    }

    /// <summary><c> Did you mean "x"?</c> with a leading space, or an empty text.</summary>
    public static string DidYouMean(string written, IEnumerable<string> known) =>
        Nearest(written, known) is { } name ? $" Did you mean \"{name}\"?" : "";

    // Two letters that changed places count as one mistake: "itmes" is nearer to "items" than any other wrong letter would be.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, left, right, i, j);
            }
        }

        return rows[left.Length, right.Length];
    }

    private static int Step(int[,] rows, string left, string right, int i, int j)
    {
        var changed = Math.Min(Math.Min(rows[i, j - 1], rows[i - 1, j]) + 1, rows[i - 1, j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1));
        var isSwapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
        return isSwapped ? Math.Min(changed, rows[i - 2, j - 2] + 1) : changed;
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
