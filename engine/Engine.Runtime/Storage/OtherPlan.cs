using Engine.Core.Planning;

namespace Engine.Runtime.Storage;

/// <summary>A plan of another event that may bear on a document.</summary>
/// <param name="EndedAt">When it was carried out; null while it is not, or not whole.</param>
/// <param name="MatchedAt">When its own payment was matched; null where it has none.</param>
/// <param name="IsOfIt">It brought the document about, or wrote it.</param>
public sealed record OtherPlan(DateTimeOffset? EndedAt, DateTimeOffset? MatchedAt, bool IsOfIt, Plan Plan);
