namespace Engine.Tests.Runtime.Configuration.Mutants;

/// <summary>One file with one mistake in it. Keeps only what differs, since there are tens of thousands.</summary>
internal sealed class Mutant
{
    private readonly string original;
    private readonly int start;
    private readonly int end;
    private readonly string replacement;

    /// <param name="file">Path within the project.</param>
    /// <param name="place">Line and column of the node that was changed.</param>
    /// <param name="kind">What was done to it, such as <c>delete</c> or <c>rename</c>.</param>
    /// <param name="original">The whole file before.</param>
    /// <param name="changed">The whole file afterwards.</param>
    public Mutant(string file, string place, string kind, string original, string changed)
    {
        (File, Place, Kind, this.original) = (file, place, kind, original);
        start = original.AsSpan().CommonPrefixLength(changed);
        var after = 0;
        while (after < Math.Min(original.Length, changed.Length) - start && original[^(after + 1)] == changed[^(after + 1)])
        {
            after++;
        }

        end = original.Length - after;
        replacement = changed[start..^after];
    }

    public string File { get; }

    public string Place { get; }

    public string Kind { get; }

    public string Text => string.Concat(original.AsSpan(0, start), replacement, original.AsSpan(end));

    /// <summary>The same for two mutants of a file whose texts are.</summary>
    public (int Start, int End, string Replacement) Difference => (start, end, replacement);

    public override string ToString() => $"{File}:{Place} {Kind}";
}
