using System.Collections.Immutable;

namespace Engine.Core.Enrichment;

/// <summary>The answers to what the mapping of one event looks up besides the records it writes and needs.</summary>
public sealed record LookUpAnswers(
    ImmutableDictionary<SourceFetch, Fetched> Fetched, ImmutableDictionary<SearchKey, Searched> Searched)
{
    public static LookUpAnswers None { get; } = new(ImmutableDictionary<SourceFetch, Fetched>.Empty, ImmutableDictionary<SearchKey, Searched>.Empty);

    /// <summary>Lists of objects of the source, each as one value.</summary>
    public ImmutableDictionary<SourceQuery, Fetched> Listed { get; init; } = ImmutableDictionary<SourceQuery, Fetched>.Empty;

    /// <summary>Payments that were matched, by the name of the look-up.</summary>
    public ImmutableDictionary<string, MatchAnswer> Matched { get; init; } = ImmutableDictionary<string, MatchAnswer>.Empty;

    public LookUpAnswers With(MatchQuestion asked, MatchAnswer answer) => this with { Matched = Matched.SetItem(asked.Name, answer) };

    public LookUpAnswers With(SourceQuery asked, Fetched answer) => this with { Listed = Listed.SetItem(asked, answer) };

    public LookUpAnswers With(SourceFetch asked, Fetched answer) => this with { Fetched = Fetched.SetItem(asked, answer) };

    public LookUpAnswers With(SearchKey asked, Searched answer) => this with { Searched = Searched.SetItem(asked, answer) };
}
