namespace Engine.Runtime.Storage;

/// <summary>Something a person does to an item.</summary>
/// <param name="Changes">The item as the person saw it: nothing is done when something happened to it since.</param>
/// <param name="Why">The person's reason; null when none was asked for and none given.</param>
/// <param name="Detail">What it comes to, in a sentence.</param>
public sealed record ItemAction(long Item, long Changes, ItemDeed Deed, string Who, string? Why, string? Detail, DateTimeOffset At);
