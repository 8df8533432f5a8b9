namespace Engine.Core.Matching;

/// <summary>An invoice or credit memo as NetSuite last showed it, open or settled.</summary>
/// <param name="InternalId">NetSuite's own id.</param>
/// <param name="Number">The document's number, which payers write; null when it has none.</param>
/// <param name="ExternalId">Null when it has none.</param>
/// <param name="Content">All else. Its id is <see cref="IdOf"/> once it is known which numbers are taken twice.</param>
public sealed record MirroredItem(long InternalId, string? Number, string? ExternalId, OpenInvoice Content)
{
    /// <summary>The id by which rules know it: its number; where several documents have that number, or it has none, NetSuite's id too.</summary>
    public string IdOf(IReadOnlySet<string> taken) => Number is { } number && !taken.Contains(number) ? number : $"{Number}#{InternalId}";

    public OpenInvoice Named(IReadOnlySet<string> taken) => Content with { Id = IdOf(taken) };
}
