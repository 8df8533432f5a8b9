namespace Engine.Core.Configuration;

/// <summary>How a declared source is asked for its events instead of waiting for it to send them.</summary>
/// <param name="Url">Answers a page of events to a GET.</param>
/// <param name="Key">Shown as <c>Authorization: Bearer</c>; null when the source asks for none.</param>
/// <param name="Events">The members that lead to the list in the answer, such as <c>data.items</c>; null when the answer is the list.</param>
/// <param name="Cursor">The members that lead to where the next page begins.</param>
/// <param name="Parameter">The query parameter in which that is sent back.</param>
public sealed record SourcePolling(Uri Url, SecretReference? Key, string? Events, string Cursor, string Parameter);
