using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Ingest.Files;

/// <summary>A page of files that were taken, the newest first.</summary>
public sealed record FileList(int FormatVersion, ImmutableArray<KeptFile> Files);
