namespace Engine.Runtime.Hosting;

/// <summary>Asks for a catch-up.</summary>
/// <param name="Why">In the words of whoever asks.</param>
public sealed record CatchUpOrder(string Why);
