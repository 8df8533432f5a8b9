namespace Engine.Runtime.Storage;

/// <summary>A file that was taken.</summary>
/// <param name="Number">In the order in which they came.</param>
/// <param name="Rows">How many of its events are in the inbox.</param>
/// <param name="IsTaken">True when that is all of them.</param>
/// <param name="Repeats">How often the same content came again.</param>
public sealed record KeptFile(
    long Number, string Client, string Source, string Hash, string Name, long Size, DateTimeOffset ReceivedAt, long Rows, bool IsTaken, long Repeats);
