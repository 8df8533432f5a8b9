namespace Engine.Runtime.Hosting;

/// <summary>Whose data to erase, and why.</summary>
/// <param name="Subject">An id or an address as payloads spell it.</param>
/// <param name="Why">Kept for ever, so it must not name the subject.</param>
/// <param name="DryRun">True: count and erase nothing.</param>
public sealed record ErasureWish(string Subject, string Why, bool DryRun = false);
