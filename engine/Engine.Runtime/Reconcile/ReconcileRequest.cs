namespace Engine.Runtime.Reconcile;

/// <summary>Asks for a source beside the books: days by accounting date in the client's zone, both included.</summary>
/// <param name="Source">Such as stripe.</param>
/// <param name="From">Such as 2026-01-01.</param>
/// <param name="Why">In the words of whoever asks; needed to queue what is missing.</param>
public sealed record ReconcileRequest(string Source, string? From, string? To, string? Why = null);
