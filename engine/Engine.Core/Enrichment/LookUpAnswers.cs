using System.Collections.Immutable;

namespace Engine.Core.Enrichment;

/// <summary>The answers to what the mapping of one event looks up besides the records it writes and needs.</summary>
public sealed record LookUpAnswers(
    ImmutableDictionary<SourceFetch, Fetched> Fetched, ImmutableDictionary<SearchKey, Searched> Searched)
{
    public static LookUpAnswers None { get; } = new(ImmutableDictionary<SourceFetch, Fetched>.Empty, ImmutableDictionary<SearchKey, Searched>.Empty);

    public LookUpAnswers With(SourceFetch asked, Fetched answer) => this with { Fetched = Fetched.SetItem(asked, answer) };

    public LookUpAnswers With(SearchKey asked, Searched answer) => this with { Searched = Searched.SetItem(asked, answer) };
}
