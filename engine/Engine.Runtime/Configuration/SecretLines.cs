using System.Text.RegularExpressions;

namespace Engine.Runtime.Configuration;

/// <summary>
/// Tells by its spelling whether a line of a client's file may hold a secret that somebody wrote out. For places where the content could not be
/// read, or a key is misspelled; where it is read, <c>connections</c> and <c>sources</c> as a whole are treated as secret.
/// </summary>
internal static partial class SecretLines
{
    /// <param name="text">The file.</param>
    /// <param name="line">Counted from 1.</param>
    /// <param name="isRead">False when the file is not YAML, so that nobody knows where they begin and end.</param>
    public static bool MayHold(string text, int line, bool isRead)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (line < 1 || line > lines.Length)
        {
            return false;
        }

        var written = Reference().Replace(lines[line - 1], "");
        return SecretKey().IsMatch(written) || Token().IsMatch(written) || UserInfo().IsMatch(written) || (!isRead && (IsBelow("connections", lines, line) || IsBelow("sources", lines, line)));
    }

    // From the first line that mentions the block to the next key in the first column that a client's file has.
    private static bool IsBelow(string block, string[] lines, int line)
    {
        var first = Array.FindIndex(lines, text => text.Contains(block, StringComparison.OrdinalIgnoreCase));
        return first >= 0 && line > first && !lines[(first + 1)..Math.Max(first + 1, line)].Any(text => OtherKey().IsMatch(text));
    }

    [GeneratedRegex(@"\b(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\s""',\]}]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(webhookSecrets?|bearerKeys?|clientId|certificateId|privateKey|secret|password|token|api_?key)[""']?\s*:[\s\[""'{>|-]*[^\s\[""'{}\],#>|-]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretKey();

    // What keys and tokens look like: long, with letters and digits.
    [GeneratedRegex(@"(?=[A-Za-z0-9+/=_-]*[0-9])(?=[A-Za-z0-9+/=_-]*[A-Za-z])[A-Za-z0-9+/=_-]{16,}|-----BEGIN|(whsec|sk|rk)_[A-Za-z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"://[^/\s]*@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    [GeneratedRegex("^(client|extends|timeZone|baseCurrency|defaults)[\"']?\\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex OtherKey();
}
