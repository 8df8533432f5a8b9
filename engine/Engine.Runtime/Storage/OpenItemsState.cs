namespace Engine.Runtime.Storage;

/// <summary>How far the open items of a client were read.</summary>
/// <param name="Generation">Counts whole readings.</param>
/// <param name="WholeAt">When all was last read.</param>
/// <param name="ReadAt">When what changed was last read.</param>
/// <param name="Watermark">The newest change, by the account's clock; null when nothing was ever changed.</param>
public sealed record OpenItemsState(long Generation, DateTimeOffset WholeAt, DateTimeOffset ReadAt, string? Watermark);
