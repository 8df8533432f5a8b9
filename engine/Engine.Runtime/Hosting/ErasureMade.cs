namespace Engine.Runtime.Hosting;

/// <summary>What an erasure came to.</summary>
/// <param name="Events">Events that were erased, or would be.</param>
/// <param name="Unfinished">Events that are still to be worked on; erase again once they are finished.</param>
public sealed record ErasureMade(int FormatVersion, int Events, int Unfinished, bool DryRun);
