namespace Engine.Runtime.Storage;

/// <summary>Deliveries refused for one reason; nothing else of them is kept.</summary>
/// <param name="Client">Empty when the address named no client, so that inventing names fills nothing.</param>
public sealed record RefusalCount(string Client, string Code, long Count);
