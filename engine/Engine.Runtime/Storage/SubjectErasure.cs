namespace Engine.Runtime.Storage;

/// <summary>Somebody's wish that what is kept of them be erased.</summary>
/// <param name="Subject">An id or an address as payloads spell it.</param>
/// <param name="Actor">Who erases.</param>
/// <param name="IsDryRun">True: counts and erases nothing.</param>
public sealed record SubjectErasure(string Client, string Subject, string Actor, string Why, DateTimeOffset At, bool IsDryRun);
