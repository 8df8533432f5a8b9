using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>What a source answered to a change.</summary>
/// <param name="Key">The change's idempotency key.</param>
/// <param name="Exchange">What went over the wire; null when nothing was sent.</param>
public sealed record WriteBackAnswer(string Client, string Key, WriteBackState State, string? Detail, HttpExchange? Exchange, DateTimeOffset At);
