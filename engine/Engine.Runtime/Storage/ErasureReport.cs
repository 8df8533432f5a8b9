namespace Engine.Runtime.Storage;

/// <summary>What an erasure came to.</summary>
/// <param name="Events">Events that were erased, or would be.</param>
/// <param name="Unfinished">Events that name the subject and are still to be worked on; they keep their payload until they are finished.</param>
public sealed record ErasureReport(int Events, int Unfinished);
