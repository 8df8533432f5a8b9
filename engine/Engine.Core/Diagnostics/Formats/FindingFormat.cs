using System.Collections.Immutable;

namespace Engine.Core.Diagnostics.Formats;

/// <summary>A way to write findings down. A subclass with a parameterless constructor is found by itself; there is no list to register in.</summary>
public abstract class FindingFormat
{
    private static readonly ImmutableArray<FindingFormat> known =
    [
        .. typeof(FindingFormat).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(FindingFormat)) && !type.IsAbstract)
            .Select(type => (FindingFormat)Activator.CreateInstance(type)!)
            .OrderBy(format => format.Name, StringComparer.Ordinal),
    ];

    /// <summary>All formats, by name.</summary>
    public static ImmutableArray<FindingFormat> All => known;

    /// <summary>What <c>--format</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>The findings as text, with a line break at the end; empty for no findings, except where the format has a form for that.</summary>
    /// <param name="findings">In the order in which they are shown.</param>
    /// <param name="texts">Texts of the files by path, for source lines; a file may be missing.</param>
    /// <param name="style">Colours; plain wherever the output is no terminal.</param>
    public abstract string Render(
        ImmutableArray<Finding> findings,
        ImmutableDictionary<string, string> texts,
        FindingStyle style);
}
