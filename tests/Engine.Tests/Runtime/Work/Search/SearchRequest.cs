namespace Engine.Tests.Runtime.Work.Search;

/// <summary>A write on its way.</summary>
/// <param name="Worker">Who waits for its answer.</param>
/// <param name="IsChecked">It has arrived and its external id was found free.</param>
/// <param name="Answer">Null while it may still take effect; then whether it did. A request that was lost on the way is taken out.</param>
internal readonly record struct SearchRequest(int Worker, int Attempt, bool Creates, int Revision, int SentAt, bool IsChecked, bool? Answer);
