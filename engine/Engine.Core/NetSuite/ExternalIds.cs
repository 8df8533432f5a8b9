namespace Engine.Core.NetSuite;

/// <summary>
/// External ids by which the engine finds its records again. Letters, digits, <c>_</c> and <c>-</c> are what NetSuite's REST paths take;
/// a pipe is read as a delimiter, and a space is refused. Source: SuiteTalk help, section_156334828635 and section_N3433806.
/// </summary>
public static class ExternalIds
{
    /// <summary>No limit of NetSuite is known; ids are kept short so that none is met.</summary>
    public const int MaxLength = 64;

    public static bool IsValid(string text) => text.Length is > 0 and <= MaxLength && !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>What is wrong with an external id and what would be right; null when nothing is.</summary>
    public static string? Describe(string text)
    {
        if (text.Length == 0)
        {
            return "The external id is empty. It needs the id of the source's object, such as in_1Qb4.";
        }

        if (text.Length > MaxLength)
        {
            return $"The external id \"{text[..MaxLength]}…\" has {text.Length} characters; at most {MaxLength} are allowed. Shorten it with hashId(…).";
        }

        var at = text.AsSpan().IndexOfAnyExcept(Allowed);
        return at < 0
            ? null
            : $"The external id \"{text}\" holds {Name(text[at])} at place {at + 1}; only letters A-Z, digits, _ and - are allowed.";
    }

    /// <summary>Whether NetSuite takes two external ids for one: it compares without regard to case.</summary>
    public static bool AreSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static string Name(char c) => c switch
    {
        ' ' => "a space",
        _ when char.IsControl(c) || char.IsSurrogate(c) => $"U+{(int)c:X4}",
        _ => $"\"{c}\"",
    };
}
