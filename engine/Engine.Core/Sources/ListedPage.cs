using System.Collections.Immutable;

namespace Engine.Core.Sources;

/// <summary>What a source answered to a list. A list that could not be read is never an empty one.</summary>
public abstract record ListedPage
{
    private ListedPage()
    {
    }

    /// <param name="Items">In the source's order, newest first.</param>
    /// <param name="HasMore">Another page follows.</param>
    public sealed record Page(ImmutableArray<ListedObject> Items, bool HasMore) : ListedPage;

    /// <summary>That whose list it is does not exist.</summary>
    public sealed record Missing : ListedPage;

    /// <summary>Asking again can help.</summary>
    public sealed record Later(string Reason) : ListedPage;

    /// <summary>Asking again does not help before somebody changed something.</summary>
    public sealed record Refused(string Reason) : ListedPage;
}
