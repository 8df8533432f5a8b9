namespace Engine.Core.Matching;

/// <summary>How far a search for a group of invoices goes.</summary>
/// <param name="MinSize">Fewest invoices of a group.</param>
/// <param name="MaxSize">Most invoices of a group.</param>
/// <param name="MaxCandidates">With more invoices to choose from, the search is not begun.</param>
/// <param name="MaxNodes">How many partial groups are looked at before the search gives up.</param>
/// <param name="GaveUp">What follows when it does, or is not begun.</param>
public sealed record SubsetLimits(int MinSize, int MaxSize, int MaxCandidates, int MaxNodes, MatchFallback GaveUp)
{
    public const int LargestSize = 8;
    public const int LargestCandidates = 200;
    public const int LargestNodes = 5_000_000;

    public static SubsetLimits Default { get; } = new(2, 4, 30, 200_000, MatchFallback.Review);
}
