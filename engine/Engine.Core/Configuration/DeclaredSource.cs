using Engine.Core.Sources.Files;

namespace Engine.Core.Configuration;

/// <summary>A source that a client declares: it sends CloudEvents, or files, or is asked for events.</summary>
/// <param name="Name">As mappings and addresses name it.</param>
/// <param name="Authentication">Null when nothing is taken over HTTP.</param>
/// <param name="Key">The ordering key of mappings that write none; null when there is none.</param>
/// <param name="Files">How its files become events; null when it sends none.</param>
/// <param name="Folder">Where its files are dropped; null when they are posted, or there are none.</param>
/// <param name="Events">The source whose events these are: its own name, or one that several feeds share, so that a fact told by two of them is one event.</param>
public sealed record DeclaredSource(string Name, SourceAuthentication? Authentication, ConfigScalar? Key, FileRule? Files, string? Folder, string Events)
{
    /// <summary>How it is asked for events; null when it is not.</summary>
    public SourcePolling? Polling { get; init; }
}
